package cn.zhengxin.audit.alert.model;

/** What runs from the moment an alert is raised (U7). */
public enum AlertClock {
    /** Until somebody has looked at it. */
    FIRST_CHECK,
    /** Until it is closed with a finding. */
    FINDING
}
