package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization adds when its subject is no adult who borrows alone; holds no personal data, people appear by reference.
 *
 * @param guardianship who acts beside a subject under 18 (A5), null for everybody else
 * @param guarantee whose debt is guaranteed (A6), null unless the purpose is to check a guarantor
 * @param representation who acts for an enterprise (A9), null for persons
 */
public record Circumstances(
        @Nullable Guardianship guardianship,
        @Nullable Guarantee guarantee,
        @Nullable Representation representation) {

    public static final Circumstances NONE = new Circumstances(null, null, null);

    /** A6: whether the subject stands for this borrower. */
    public boolean guaranteesFor(SubjectReference borrower) {
        return guarantee != null && guarantee.borrower().equals(borrower);
    }

    /** Beside what every signing at the counter needs, from a subject of this age (A5, A9). */
    public List<EvidenceKind> evidenceNeeded(AgeGroup age) {
        var needed = new ArrayList<EvidenceKind>();
        if (guardianship != null) {
            needed.addAll(guardianship.evidenceNeeded(age));
        }
        if (representation != null) {
            needed.addAll(representation.evidenceNeeded());
        }
        return List.copyOf(needed);
    }
}
