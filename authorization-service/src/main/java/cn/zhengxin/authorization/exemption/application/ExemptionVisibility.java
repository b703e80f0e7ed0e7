package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.exemption.model.ExemptionFacts;
import cn.zhengxin.identity.Role;

/** Whose exemptions somebody may see: officers their own, reviewers and compliance the institution's. */
final class ExemptionVisibility {

    private ExemptionVisibility() {}

    static boolean maySee(Requester requester, ExemptionFacts facts) {
        return requester.party().isOf(facts.institution())
                && (seesWholeInstitution(requester)
                        || requester.party().account().equals(facts.enteredBy().account()));
    }

    static boolean seesWholeInstitution(Requester requester) {
        return requester.has(Role.REVIEWER)
                || requester.has(Role.LEGAL_REVIEWER)
                || requester.has(Role.COMPLIANCE_OFFICER);
    }
}
