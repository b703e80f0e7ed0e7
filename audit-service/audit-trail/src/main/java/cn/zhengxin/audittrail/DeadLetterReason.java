package cn.zhengxin.audittrail;

/** Why a message became a dead letter. The only thing said about it outside the message itself. */
public enum DeadLetterReason {
    /** It does not keep to the envelope. */
    ENVELOPE_INVALID,
    /** Its handler failed every time it was tried. */
    HANDLER_FAILED
}
