package cn.zhengxin.query.bureau;

/** Why it is not known whether, or how, the bureau answered. */
public enum Uncertainty {
    /** Held back on this side; nothing went out. */
    NOT_SENT,
    TIMED_OUT,
    CONNECTION_LOST,
    BUREAU_ERROR,
    UNREADABLE_ANSWER
}
