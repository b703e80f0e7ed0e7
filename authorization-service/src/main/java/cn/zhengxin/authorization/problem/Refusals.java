package cn.zhengxin.authorization.problem;

import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.ProblemCode;
import cn.zhengxin.identity.Problems;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/** Answers that name both the rules that refused and the fields they found at fault. */
public final class Refusals {

    private Refusals() {}

    public static ResponseEntity<Problem> of(ProblemCode code, List<RuleEntry> rules, List<FieldProblem> errors) {
        var reasons = Reasons.of(rules);
        var answer = Problems.of(code, reasons);
        var body = answer.getBody();
        var instance = body == null ? null : body.instance();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(Problems.body(code, instance, reasons, errors, Map.of()));
    }
}
