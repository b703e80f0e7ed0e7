package cn.zhengxin.identity;

/** A catalogued problem; each service has an enum of these. Texts are fixed and hold nothing of the request. */
public interface ProblemCode {

    /** Who has to act. */
    enum Category {
        /** The request is wrong; the caller can put it right. */
        CALLER,
        /** A rule refuses. */
        REFUSED,
        /** Something else happened first. */
        CONFLICT,
        /** A part is down; the same request can succeed later. */
        UNAVAILABLE,
        /** This platform is broken. */
        DEFECT
    }

    /** The stable name, or the id of the rule that refused. */
    String code();

    int status();

    Category category();

    String title();

    String detail();
}
