package cn.zhengxin.authorization.evidence;

/** What a piece of evidence shows (A1, A4). */
public enum EvidenceKind {
    /** Copy of the original identity document as the teller checked it. */
    ID_DOCUMENT_CHECK,
    /** Scan of a signed and fingerprinted page. */
    SIGNED_DOCUMENT,
    /** Recording of the signing. */
    RECORDING
}
