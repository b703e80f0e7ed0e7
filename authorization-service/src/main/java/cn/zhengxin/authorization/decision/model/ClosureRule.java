package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A11: the end of the credit business closed it. */
record ClosureRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return question.authorization() instanceof Closed ? List.of(RuleCode.A11) : List.of();
    }
}
