package cn.zhengxin.dispute.dispute.model;

/** Who filed a dispute: the person, or a member of staff on the person's behalf. */
public record FiledBy(Kind kind, String account) {

    /** Which way a dispute came in. */
    public enum Kind {
        SUBJECT,
        HANDLER
    }
}
