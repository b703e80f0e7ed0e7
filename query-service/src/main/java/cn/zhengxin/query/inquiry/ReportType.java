package cn.zhengxin.query.inquiry;

/** Which kind of report is asked for (Q15). */
public enum ReportType {
    PERSONAL,
    ENTERPRISE
}
