package cn.zhengxin.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Tomcat's own last word, for requests that are refused before any filter sees them. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        // Somebody has answered already, or there is nothing to report.
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        EdgeProblem problem = EdgeProblem.ofStatus(status);
        byte[] body = String.format(
                        Locale.ROOT,
                        "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\",\"category\":\"%s\"}",
                        problem.code(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        problem.code(),
                        problem.category())
                .getBytes(StandardCharsets.UTF_8);
        try {
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("The caller is gone", gone);
        } catch (IllegalStateException writing) {
            container.getLogger().debug("The answer has begun", writing);
        }
    }
}
