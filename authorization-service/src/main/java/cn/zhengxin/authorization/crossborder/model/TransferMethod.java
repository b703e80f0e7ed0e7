package cn.zhengxin.authorization.crossborder.model;

/** How the recipient handles what it gets (PIPL 39). */
public enum TransferMethod {
    /** A file that is handed over once. */
    FILE,
    /** Answers of an interface, one at a time. */
    INTERFACE,
    /** Data that stay in the country and are looked at from abroad, which is a transfer too. */
    REMOTE_ACCESS
}
