package cn.zhengxin.authorization.exemption.model;

/** Which authorities the law lets look without the subject's consent (A16). */
public enum AuthorityKind {
    COURT,
    PROCURATORATE,
    PUBLIC_SECURITY,
    STATE_SECURITY,
    SUPERVISION,
    CENTRAL_BANK
}
