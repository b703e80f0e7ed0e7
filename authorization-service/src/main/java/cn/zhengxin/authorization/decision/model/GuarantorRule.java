package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A6: a guarantor is looked at under a document of their own; a borrower's consent never serves for it. */
record GuarantorRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        var isGuarantorCheck = question.use().purpose() == Purpose.GUARANTOR_CHECK;
        var isGuarantorsOwn = question.content().purpose() == Purpose.GUARANTOR_CHECK;
        return isGuarantorCheck && !isGuarantorsOwn ? List.of(RuleCode.A6) : List.of();
    }
}
