package cn.zhengxin.masking.masking.model;

/** A report that cannot be read; whatever was written of its masked form is not to be used. Says nothing of what is in it. */
public final class ReportRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it cannot be read. */
    public enum Reason {
        /** Not JSON, cut off, or not an object. */
        MALFORMED,
        /** Nested deeper, or with a name, number or text longer, than any report. */
        BEYOND_LIMITS
    }

    private final Reason reason;

    ReportRejected(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
