package cn.zhengxin.masking.catalogue;

/** Whose report it is. */
public enum ReportType {
    PERSONAL,
    ENTERPRISE
}
