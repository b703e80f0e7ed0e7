package cn.zhengxin.authorization.partner.model;

/** What an authority licensed a partner to do. */
public enum LicenceKind {
    FINANCING_GUARANTEE,
    FINANCE_LEASE,
    MICRO_LENDING,
    CONSUMER_FINANCE,
    COMMERCIAL_FACTORING
}
