package cn.zhengxin.query.batch.model;

/** Why somebody may not decide a batch (Q11). */
public enum BatchObjection {
    /** Nobody approves what they uploaded. */
    OWN_BATCH,
    /** Nobody approves twice. */
    APPROVED_BEFORE
}
