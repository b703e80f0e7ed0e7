package cn.zhengxin.query.bureau;

/** The bureau's answer is not of the agreed form. The message holds nothing of the answer. */
final class UnreadableAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String what) {
        super(what);
    }
}
