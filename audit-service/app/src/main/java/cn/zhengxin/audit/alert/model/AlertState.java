package cn.zhengxin.audit.alert.model;

/** The states of an alert as they are spelt. */
public enum AlertState {
    RAISED,
    CHECKED,
    JUDGED,
    CLOSED
}
