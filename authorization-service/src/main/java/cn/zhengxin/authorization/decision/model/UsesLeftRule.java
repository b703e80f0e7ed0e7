package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A13: a use has to be left. */
record UsesLeftRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return question.ask().taken() < question.content().uses() ? List.of() : List.of(RuleCode.A13);
    }
}
