package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** Q1: only what a second person verified is used; anything before that, and what was turned down, is like unknown. */
record VerificationRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return switch (question.authorization()) {
            case Active _ -> List.of();
            case Draft _ -> List.of(RuleCode.Q1);
            case Signed _ -> List.of(RuleCode.Q1);
            case Rejected _ -> List.of(RuleCode.Q1);
            case Withdrawn _ -> List.of();
            case Closed _ -> List.of();
        };
    }
}
