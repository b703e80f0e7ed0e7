package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A12: from the first instant of the start date to the last of the end date. */
record TermRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return question.content().term().runsAt(question.moment()) ? List.of() : List.of(RuleCode.A12);
    }
}
