package cn.zhengxin.idempotency;

import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The key the filter accepted for the request at hand. */
final class RequestIdempotencyKey implements CurrentIdempotencyKey {

    static final String ATTRIBUTE = RequestIdempotencyKey.class.getName();

    @Override
    public String value() {
        return find().orElseThrow(() -> new IllegalStateException("There is no Idempotency-Key here"));
    }

    @Override
    public Optional<String> find() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(ATTRIBUTE) instanceof String key
                ? Optional.of(key)
                : Optional.empty();
    }
}
