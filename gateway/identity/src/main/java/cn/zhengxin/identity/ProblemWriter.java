package cn.zhengxin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller is in reach: in filters and in the container's error dispatch. */
public final class ProblemWriter {

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Writes the whole answer, unless one is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemCode code) throws IOException {
        write(request, response, code, Map.of());
    }

    /** Writes the whole answer with further headers. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, ProblemCode code, Map<String, String> headers)
            throws IOException {
        write(request, response, code, headers, List.of());
    }

    /** Writes the whole answer to a request with wrong fields. */
    public void writeInvalid(HttpServletRequest request, HttpServletResponse response, List<FieldProblem> errors)
            throws IOException {
        write(request, response, EdgeProblem.INVALID_REQUEST, Map.of(), errors);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemCode code,
            Map<String, String> headers,
            List<FieldProblem> errors)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(code.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (code.status() == 503) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Problems.RETRY_AFTER.toSeconds()));
        }
        headers.forEach(response::setHeader);
        Problem body = Problems.body(code, ProblemPaths.of(request), List.of(), errors, Map.of());
        response.getOutputStream().write(json.writeValueAsBytes(body));
        response.flushBuffer();
    }
}
