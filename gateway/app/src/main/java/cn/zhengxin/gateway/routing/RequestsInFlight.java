package cn.zhengxin.gateway.routing;

import cn.zhengxin.gateway.edge.GatewayProblem;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Bounds the requests that are under way to one service. A service that stalls would otherwise gather waiting requests until the
 * memory of the gateway is full, and with it the way to all other services. One request too many does not wait: it is told at
 * once to come again.
 *
 * <p>A request is under way until the last byte of its answer has gone out, because the answer is passed on while it arrives.
 */
final class RequestsInFlight implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final Bulkhead bulkhead;

    RequestsInFlight(Bulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    static BulkheadConfig atMost(int requests) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(requests)
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (!bulkhead.tryAcquirePermission()) {
            return ProblemResponses.of(GatewayProblem.UPSTREAM_BUSY);
        }
        ServerResponse answer = null;
        try {
            answer = next.handle(request);
        } finally {
            if (answer == null) {
                bulkhead.onComplete();
            }
        }
        return new UnderWay(answer, bulkhead);
    }

    /** The answer as it is; written, it makes room for the next request. */
    private static final class UnderWay implements ServerResponse {

        private final ServerResponse answer;
        private final Bulkhead bulkhead;
        private final AtomicBoolean over = new AtomicBoolean();

        UnderWay(ServerResponse answer, Bulkhead bulkhead) {
            this.answer = answer;
            this.bulkhead = bulkhead;
        }

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
            } finally {
                if (over.compareAndSet(false, true)) {
                    bulkhead.onComplete();
                }
            }
        }
    }
}
