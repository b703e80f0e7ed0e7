package cn.zhengxin.query.bureau;

/** Why it is not known whether, or how, the bureau answered. */
public enum Uncertainty {
    /** The latest sending was held back on this side; an earlier one, by now unseen for long enough, was not. */
    NOT_SENT,
    TIMED_OUT,
    CONNECTION_LOST,
    BUREAU_ERROR,
    UNREADABLE_ANSWER
}
