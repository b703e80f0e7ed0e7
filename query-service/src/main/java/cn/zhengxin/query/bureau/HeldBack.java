package cn.zhengxin.query.bureau;

/** Why nothing was sent. Only what proves that no byte of an inquiry has left is of this list. */
public enum HeldBack {
    /** Too many inquiries have failed lately. */
    CIRCUIT_OPEN,
    TOO_MANY_AT_ONCE,
    /** The bureau allows no more inquiries at present. */
    RATE_EXCEEDED,
    NO_CONNECTION,
    /** Whoever answers at the bureau's address cannot show that it is the bureau. */
    PEER_NOT_TRUSTED,
    /** The passport does not hold for this inquiry, or does not any more. */
    PASSPORT_NOT_VALID
}
