package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A11: a loan without movement is not looked after until it moves again. */
record DormantLoanRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        var isPostLoan = question.use().purpose() == Purpose.POST_LOAN_MANAGEMENT;
        return isPostLoan && question.loan().dormant() ? List.of(RuleCode.A11) : List.of();
    }
}
