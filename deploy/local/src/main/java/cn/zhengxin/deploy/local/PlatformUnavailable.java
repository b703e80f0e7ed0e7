package cn.zhengxin.deploy.local;

/** The platform does not run or does not answer as it should; the message is one sentence for the person at the keyboard. */
public final class PlatformUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlatformUnavailable(String sentence) {
        super(sentence);
    }

    public PlatformUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
