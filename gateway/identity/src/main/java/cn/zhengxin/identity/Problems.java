package cn.zhengxin.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Makes the answers of refused and failed requests. */
public final class Problems {

    /** How long a caller waits before repeating a request that a broken part prevented. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Problems() {}

    public static ResponseEntity<Problem> of(ProblemCode code) {
        return of(code, List.of(), Map.of());
    }

    public static ResponseEntity<Problem> of(ProblemCode code, List<Reason> reasons) {
        return of(code, reasons, Map.of());
    }

    /**
     * A refusal with further members.
     *
     * @param extensions such as the id of the thing that was refused
     */
    public static ResponseEntity<Problem> of(ProblemCode code, List<Reason> reasons, Map<String, Object> extensions) {
        return answer(code, reasons, List.of(), extensions, new HttpHeaders());
    }

    /** All wrong fields at once. */
    public static ResponseEntity<Problem> invalid(ProblemCode code, List<FieldProblem> errors) {
        return answer(code, List.of(), errors, Map.of(), new HttpHeaders());
    }

    public static ResponseEntity<Problem> invalid(List<FieldProblem> errors) {
        return invalid(EdgeProblem.INVALID_REQUEST, errors);
    }

    static ResponseEntity<Problem> answer(
            ProblemCode code,
            List<Reason> reasons,
            List<FieldProblem> errors,
            Map<String, Object> extensions,
            HttpHeaders headers) {
        HttpHeaders answered = new HttpHeaders();
        answered.putAll(headers);
        answered.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        answered.setCacheControl(CacheControl.noStore());
        if (code.status() == 503 && !answered.containsHeader(HttpHeaders.RETRY_AFTER)) {
            answered.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        }
        Problem body = body(code, currentPath(), reasons, errors, extensions);
        return ResponseEntity.status(code.status()).headers(answered).body(body);
    }

    /** The body alone, for places that write an answer themselves. */
    public static Problem body(
            ProblemCode code,
            @Nullable String instance,
            List<Reason> reasons,
            List<FieldProblem> errors,
            Map<String, Object> extensions) {
        return new Problem(
                URI.create("/problems/" + code.code()),
                code.title(),
                code.status(),
                code.detail(),
                instance == null ? null : ProblemPaths.safe(instance),
                code.code(),
                code.category(),
                MDC.get("traceId"),
                reasons,
                errors,
                extensions);
    }

    private static @Nullable String currentPath() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return ProblemPaths.of(request);
        }
        return null;
    }
}
