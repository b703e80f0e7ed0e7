package cn.zhengxin.gateway.routing;

import cn.zhengxin.identity.CallerAuthentication;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.identity.TerminalAssertions;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service gets to see: a few headers of the request as they came, and what the gateway itself says about it. Built
 * anew and not cleaned up, so that nothing can be forgotten.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ForwardedHeaders implements RequestHttpHeadersFilter {

    private static final List<String> PASSED = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            "Idempotency-Key",
            "Last-Event-ID");

    private static final String CORRELATION_ID = "X-Correlation-Id";

    private final TerminalAssertions assertions;

    ForwardedHeaders(TerminalAssertions assertions) {
        this.assertions = assertions;
    }

    @Override
    public HttpHeaders apply(HttpHeaders received, ServerRequest request) {
        HttpHeaders forwarded = new HttpHeaders();
        for (String name : PASSED) {
            List<String> values = received.get(name);
            if (values != null) {
                forwarded.put(name, values);
            }
        }
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller) {
            forwarded.setBearerAuth(caller.token().getTokenValue());
        }
        String address = request.servletRequest().getRemoteAddr();
        forwarded.set(TerminalAssertions.HEADER, assertions.sign(new Terminal(address)));
        if (request.servletRequest().getAttribute(CORRELATION_ID) instanceof String correlationId) {
            forwarded.set(CORRELATION_ID, correlationId);
        }
        return forwarded;
    }
}
