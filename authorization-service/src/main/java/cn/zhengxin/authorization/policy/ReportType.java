package cn.zhengxin.authorization.policy;

/** Kinds of credit report. */
public enum ReportType {
    PERSONAL,
    ENTERPRISE
}
