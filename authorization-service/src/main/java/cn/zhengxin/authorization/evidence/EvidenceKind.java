package cn.zhengxin.authorization.evidence;

/** What a piece of evidence shows (A1, A4, A5, A8, A9). */
public enum EvidenceKind {
    /** Copy of the original identity document as the teller checked it. */
    ID_DOCUMENT_CHECK,
    /** Scan of a signed and fingerprinted page. */
    SIGNED_DOCUMENT,
    /** Recording of the signing. */
    RECORDING,
    /** The text as it was presented to be signed online (A3); kept by the platform. */
    PRESENTED_TEXT,
    /** The signed text under the platform's seal (A3); made by the platform. */
    SEALED_DOCUMENT,
    /** Proof that the guardian is the minor's: household register, certificate of birth, appointment (A5). */
    GUARDIANSHIP_PROOF,
    /** The guardian's separate consent to the processing of what is known of a subject under 14 (A5). */
    GUARDIAN_CONSENT,
    /** The seal on the document compared with the enterprise's specimen (A9). */
    ENTERPRISE_SEAL_CHECK,
    /** Copy of the legal representative's identity document as the teller checked it (A9). */
    LEGAL_REPRESENTATIVE_ID,
    /** The handler's sealed power of attorney (A9). */
    POWER_OF_ATTORNEY,
    /** The subject's separate consent to a transfer out of the country (A8); never part of a signing. */
    CROSS_BORDER_CONSENT;

    /** What the subject signed, in one form or another. */
    public boolean isOfSubjectsCopy() {
        return this == SIGNED_DOCUMENT
                || this == PRESENTED_TEXT
                || this == SEALED_DOCUMENT
                || this == CROSS_BORDER_CONSENT;
    }

    /** What the platform makes itself nobody can hand in. */
    public boolean isHandedIn() {
        return this != PRESENTED_TEXT && this != SEALED_DOCUMENT;
    }
}
