package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A10: from the commit of the withdrawal on, nothing is asked under it. */
record WithdrawalRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return question.authorization() instanceof Withdrawn ? List.of(RuleCode.A10) : List.of();
    }
}
