package cn.zhengxin.audit.alert.model;

/** Why what was suspected was not so. */
public enum Ground {
    /** The business asked for it, and the file proves that. */
    BUSINESS_NEED_PROVEN,
    /** What was recorded, or handed over, was wrong. */
    DATA_ERROR,
    /** The record is right, the indicator is not. */
    WRONG_INDICATION
}
