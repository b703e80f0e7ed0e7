package cn.zhengxin.query.gate;

import cn.zhengxin.query.policy.RuleTerms;
import org.springframework.stereotype.Component;

/** Q1: a valid authorization for this subject, institution, purpose and report type, with a use left, which is taken. */
@Component
class AuthorizationRule implements GateRule {

    private final QueryPermissions permissions;

    AuthorizationRule(QueryPermissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public String rule() {
        return "Q1";
    }

    @Override
    public boolean takesUse() {
        return true;
    }

    @Override
    public Finding examine(GateQuestion question, RuleTerms terms) {
        return switch (permissions.reserve(question)) {
            case PermissionAnswer.Granted() -> new Finding.Satisfied();
            case PermissionAnswer.Refused(var reasons) -> new Finding.Blocks(reasons);
            case PermissionAnswer.Silent() -> new Finding.CannotTell("authorization-service");
        };
    }
}
