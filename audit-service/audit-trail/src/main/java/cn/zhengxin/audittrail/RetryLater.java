package cn.zhengxin.audittrail;

/** Thrown by a handler when the event is fine and something it needs is not there at the moment. */
public final class RetryLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RetryLater(String reason) {
        super(reason);
    }

    public RetryLater(String reason, Throwable cause) {
        super(reason, cause);
    }
}
