package cn.zhengxin.deploy.servers;

/** A server was not started or did not become ready. The message is one sentence meant for the person at the keyboard. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; programs branch on this, people read the sentence. */
    public enum Reason {
        PORT_TAKEN,
        NO_JDK,
        DISK_FULL,
        NOT_OFFERED_HERE,
        ENDED_EARLY,
        NOT_READY_IN_TIME
    }

    private final Reason reason;

    public StartRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public StartRefused(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
