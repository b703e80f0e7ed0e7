package cn.zhengxin.gateway.routing;

import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.ProblemCode;
import cn.zhengxin.identity.Problems;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.function.ServerResponse;

/** Problems as answers of a route. */
final class ProblemResponses {

    private ProblemResponses() {}

    static ServerResponse of(ProblemCode code) {
        ResponseEntity<Problem> problem = Problems.of(code);
        return ServerResponse.status(problem.getStatusCode())
                .headers(headers -> headers.putAll(problem.getHeaders()))
                .body(Objects.requireNonNull(problem.getBody()));
    }
}
