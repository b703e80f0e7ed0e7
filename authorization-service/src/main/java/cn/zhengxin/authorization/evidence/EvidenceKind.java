package cn.zhengxin.authorization.evidence;

/** What a piece of evidence shows (A1, A4). */
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
    SEALED_DOCUMENT;

    /** What the subject signed, in one form or another. */
    public boolean isOfSubjectsCopy() {
        return this == SIGNED_DOCUMENT || this == PRESENTED_TEXT || this == SEALED_DOCUMENT;
    }

    /** What the platform makes itself nobody can hand in. */
    public boolean isHandedIn() {
        return this != PRESENTED_TEXT && this != SEALED_DOCUMENT;
    }
}
