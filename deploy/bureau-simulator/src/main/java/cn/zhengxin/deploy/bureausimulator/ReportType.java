package cn.zhengxin.deploy.bureausimulator;

/** The two reports the bureau gives out. */
public enum ReportType {
    PERSONAL,
    ENTERPRISE
}
