package cn.zhengxin.query.batch.model;

/** How far a row has come. */
public enum RowState {
    /** Not run yet, or to be tried again after an outage. */
    WAITING,
    /** Being run. */
    RUNNING,
    ANSWERED,
    NO_RECORD,
    /** The bureau refused the inquiry. */
    REJECTED,
    /** Rules refused. */
    REFUSED,
    /** A rule asks for a second person whom the approval of the batch does not replace. */
    PENDING_REVIEW,
    /** That person said no. */
    REVIEW_REJECTED,
    /** A defect of the platform stood in its way, again and again. */
    FAILED,
    /** The batch was called off before. */
    NOT_RUN;

    public boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }
}
