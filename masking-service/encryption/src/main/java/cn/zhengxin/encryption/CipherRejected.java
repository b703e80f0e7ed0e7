package cn.zhengxin.encryption;

/** Something sealed could not be opened, or a key could not be used. The message never holds key material or plain text. */
public final class CipherRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The key is not of the length its suite asks for; SM4 takes 128 bits and nothing else (N1). */
        WRONG_KEY_LENGTH,
        /** Bytes are missing. */
        TRUNCATED,
        /** The bytes are not those that were sealed. */
        ALTERED,
        /** Whole and genuine, but sealed for another place (another record, another column). */
        WRONG_CONTEXT,
        /** The wrapped key belongs to another ciphertext. */
        WRONG_KEY,
        /** The record's wrapped key was destroyed; what it sealed is gone for good. */
        KEY_DESTROYED,
        /** The master key is not in the key store. */
        UNKNOWN_MASTER_KEY,
        /** Format version or suite are not known here. */
        UNKNOWN_FORMAT,
        /** The key store is missing, damaged, or the password is wrong. */
        KEY_STORE_UNREADABLE,
        /** Not a text that can be encrypted in its own form: other signs than digits, too few or too many of them, too long a tweak. */
        OUTSIDE_DOMAIN
    }

    private final Reason reason;

    public CipherRejected(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public CipherRejected(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
