package cn.zhengxin.authorization.inquiry;

/** Kinds of credit report. */
public enum ReportType {
    PERSONAL,
    ENTERPRISE
}
