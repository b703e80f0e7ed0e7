package cn.zhengxin.query.creditquery.model;

/** Why a query came to nothing without anybody refusing it. */
public enum FailureReason {
    /** A check could not be made (N3). */
    DEPENDENCY_UNAVAILABLE,
    /** The process ended while the query was being checked, and nobody repeated the request. */
    ABANDONED,
    /** The bureau has not seen the inquiry, and it was tried for long enough. */
    BUREAU_NOT_REACHED
}
