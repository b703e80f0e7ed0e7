package cn.zhengxin.identity;

import com.google.errorprone.annotations.Immutable;

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

    /** What the catalogue says of a problem. */
    @Immutable
    record Entry(int status, Category category, String title, String detail) {}

    Entry entry();

    /** The constant's own name. */
    String name();

    /** The stable name, or the id of the rule that refused. */
    default String code() {
        return name();
    }

    default int status() {
        return entry().status();
    }

    default Category category() {
        return entry().category();
    }

    default String title() {
        return entry().title();
    }

    default String detail() {
        return entry().detail();
    }
}
