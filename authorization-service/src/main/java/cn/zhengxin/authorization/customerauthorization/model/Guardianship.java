package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.util.List;

/** A5: the guardian who acts beside a subject under 18. */
public record Guardianship(SubjectReference guardian, GuardianRelation relation) {

    /** Beside what every signing at the counter needs. */
    public List<EvidenceKind> evidenceNeeded() {
        return List.of(EvidenceKind.GUARDIANSHIP_PROOF);
    }
}
