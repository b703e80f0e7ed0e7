package cn.zhengxin.dispute.dispute.model;

/** What a piece of evidence is. */
public enum EvidenceKind {
    IDENTITY_DOCUMENT,
    POWER_OF_ATTORNEY,
    CONTRACT,
    PAYMENT_PROOF,
    OTHER
}
