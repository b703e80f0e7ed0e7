package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.util.List;

/** A5: the guardian who acts beside a subject under 18. */
public record Guardianship(SubjectReference guardian, GuardianRelation relation) {

    /** Beside what every signing at the counter needs, from a subject of this age. */
    public List<EvidenceKind> evidenceNeeded(AgeGroup age) {
        if (age.needsSeparateConsent()) {
            return List.of(EvidenceKind.GUARDIANSHIP_PROOF, EvidenceKind.GUARDIAN_CONSENT);
        }
        return age.isMinor() ? List.of(EvidenceKind.GUARDIANSHIP_PROOF) : List.of();
    }
}
