package cn.zhengxin.query.gate;

import cn.zhengxin.query.policy.RuleTerms;
import org.springframework.stereotype.Component;

/** Q1: a valid authorization for this subject, institution, purpose and report type, with a use left, which was taken. */
@Component
class AuthorizationRule implements GateRule {

    @Override
    public String rule() {
        return "Q1";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        return switch (facts.permission()) {
            case PermissionAnswer.Granted() -> new Finding.Satisfied();
            case PermissionAnswer.Refused(var reasons) -> new Finding.Blocks(reasons);
            case PermissionAnswer.Silent() -> throw new IllegalStateException("Silence is no fact");
        };
    }
}
