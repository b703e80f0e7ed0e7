package cn.zhengxin.authorization.policy;

/** What security points are deducted for (O6). How many is policy data. */
public enum Violation {
    QUERY_WITHOUT_AUTHORIZATION,
    QUERY_OUT_OF_PURPOSE,
    FORGED_EVIDENCE,
    REPORT_LEAKED,
    ACCOUNT_SHARED,
    FOREIGN_TERMINAL,
    OFF_HOURS_WITHOUT_GRANT,
    INCOMPLETE_FILE,
    SELF_CHECK_MISSED
}
