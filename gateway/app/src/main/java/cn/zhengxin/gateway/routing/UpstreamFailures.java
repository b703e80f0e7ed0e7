package cn.zhengxin.gateway.routing;

import cn.zhengxin.gateway.edge.GatewayProblem;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.ProblemCode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A service that is away, slow or broken, as a problem; never as somebody else's error page. */
final class UpstreamFailures implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(UpstreamFailures.class);

    private final String service;

    UpstreamFailures(String service) {
        this.service = service;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        ServerResponse answer;
        try {
            answer = next.handle(request);
        } catch (IOException | RuntimeException failure) {
            ProblemCode code = codeOf(failure);
            log.atWarn()
                    .addKeyValue("service", service)
                    .addKeyValue("problem", code.code())
                    .setCause(failure)
                    .log("A service could not be asked");
            return ProblemResponses.of(code);
        }
        if (answer.statusCode().is5xxServerError() && !isProblem(answer)) {
            log.atWarn()
                    .addKeyValue("service", service)
                    .addKeyValue("status", answer.statusCode().value())
                    .log("A service answered with an error that is no problem document");
            if (MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR) instanceof ClientHttpResponse unread) {
                unread.close();
            }
            return ProblemResponses.of(GatewayProblem.UPSTREAM_FAILED);
        }
        return new Arriving(answer, service);
    }

    /** An answer that is passed on while it arrives; until its first part has gone out, a service that dies is still a problem. */
    private record Arriving(ServerResponse answer, String service) implements ServerResponse {

        @Override
        public HttpStatusCode statusCode() {
            return answer.statusCode();
        }

        @Override
        public HttpHeaders headers() {
            return answer.headers();
        }

        @Override
        public MultiValueMap<String, Cookie> cookies() {
            return answer.cookies();
        }

        @Override
        public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
                throws ServletException, IOException {
            try {
                return answer.writeTo(request, response, context);
            } catch (IOException broken) {
                if (response.isCommitted()) {
                    // Part of it has gone out; the connection that ends early says so.
                    throw broken;
                }
                log.atWarn().addKeyValue("service", service).setCause(broken).log("A service's answer broke off");
                response.resetBuffer();
                answer.headers().headerNames().forEach(name -> response.setHeader(name, null));
                return ProblemResponses.of(GatewayProblem.UPSTREAM_FAILED).writeTo(request, response, context);
            }
        }
    }

    private static boolean isProblem(ServerResponse answer) {
        return MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(
                answer.headers().getContentType());
    }

    private static ProblemCode codeOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The class belongs to the library; its name is all that is needed here.
            if (cause.getClass().getSimpleName().equals("BodyTooLarge")) {
                return EdgeProblem.PAYLOAD_TOO_LARGE;
            }
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return GatewayProblem.UPSTREAM_UNAVAILABLE;
            }
            if (cause instanceof HttpTimeoutException || cause instanceof InterruptedIOException) {
                return GatewayProblem.UPSTREAM_TIMEOUT;
            }
            if (cause instanceof IOException && cause.getCause() == null) {
                return GatewayProblem.UPSTREAM_FAILED;
            }
        }
        return GatewayProblem.UPSTREAM_FAILED;
    }
}
