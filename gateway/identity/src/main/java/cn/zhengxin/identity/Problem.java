package cn.zhengxin.identity;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of every error, after RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "category", "traceId", "reasons", "errors"
})
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        ProblemCode.Category category,
        @Nullable String traceId,
        List<Reason> reasons,
        List<FieldProblem> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    public Problem {
        reasons = List.copyOf(reasons);
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }
}
