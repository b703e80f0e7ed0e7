package cn.zhengxin.audit.alert.model;

/** What a confirmed finding says was done; the words of the table of deductions (O6, U8). */
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
