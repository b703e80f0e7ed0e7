package cn.zhengxin.audittrail;

/** Where a state change leaves its event. Both commit together or not at all. */
public interface Outbox {

    /**
     * Joins the caller's transaction.
     *
     * @throws IllegalStateException without a writing transaction, because then the two could part
     */
    void append(AuditEvent event);
}
