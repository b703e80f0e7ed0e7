package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A11: consent for a loan, and post-loan management above all, ends with the debt, whether or not it was closed already. */
record EndedLoanRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return question.loan().hasEnded() ? List.of(RuleCode.A11) : List.of();
    }
}
