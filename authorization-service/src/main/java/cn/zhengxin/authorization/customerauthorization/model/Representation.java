package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A9: who acts for an enterprise.
 *
 * @param handler who hands the authorization in; null when the legal representative does
 * @param powerOfAttorney the handler's; null without a handler
 */
public record Representation(
        SubjectReference legalRepresentative,
        @Nullable SubjectReference handler,
        @Nullable PowerOfAttorney powerOfAttorney) {

    public Representation {
        if ((handler == null) != (powerOfAttorney == null)) {
            throw new IllegalArgumentException("A handler acts under a power of attorney, and nobody else needs one");
        }
    }

    /** Beside what every signing at the counter needs. */
    public List<EvidenceKind> evidenceNeeded() {
        return powerOfAttorney == null
                ? List.of(EvidenceKind.ENTERPRISE_SEAL_CHECK, EvidenceKind.LEGAL_REPRESENTATIVE_ID)
                : List.of(
                        EvidenceKind.ENTERPRISE_SEAL_CHECK,
                        EvidenceKind.LEGAL_REPRESENTATIVE_ID,
                        EvidenceKind.POWER_OF_ATTORNEY);
    }
}
