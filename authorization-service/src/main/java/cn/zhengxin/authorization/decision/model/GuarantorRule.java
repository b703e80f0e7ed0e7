package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A6: a guarantor is looked at under a document of their own; a borrower's consent never serves for it, nor theirs for the borrower. */
record GuarantorRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return isGuarantorCheck(question) == isGuarantorsOwn(question) ? List.of() : List.of(RuleCode.A6);
    }

    /**
     * Whether a verified document of one party of a guarantee is to serve for the other: the guarantor's for the borrower it names,
     * or somebody else's for a guarantor.
     */
    static boolean isForOtherParty(UseInQuestion question) {
        return new VerificationRule().refusals(question).isEmpty()
                && (question.content()
                                .circumstances()
                                .guaranteesFor(question.use().subject())
                        || (isGuarantorCheck(question) && !isGuarantorsOwn(question)));
    }

    private static boolean isGuarantorCheck(UseInQuestion question) {
        return question.use().purpose() == Purpose.GUARANTOR_CHECK;
    }

    private static boolean isGuarantorsOwn(UseInQuestion question) {
        return question.content().purpose() == Purpose.GUARANTOR_CHECK;
    }
}
