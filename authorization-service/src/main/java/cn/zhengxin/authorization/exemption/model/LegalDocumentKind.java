package cn.zhengxin.authorization.exemption.model;

/** The document an authority asks by (A16). */
public enum LegalDocumentKind {
    ASSISTANCE_NOTICE,
    COURT_RULING,
    INVESTIGATION_ORDER,
    INSPECTION_NOTICE
}
