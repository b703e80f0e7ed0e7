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
        /** The master key, or the key that a token or signature names, is not at hand. */
        UNKNOWN_MASTER_KEY,
        /** Format version or suite are not known here. */
        UNKNOWN_FORMAT,
        /** The key store is missing, damaged, or the password is wrong. */
        KEY_STORE_UNREADABLE,
        /** The key service does not let this service use its key: the token has ended, or lacks the right. */
        KEY_ACCESS_REFUSED,
        /** The key service asks for fewer calls. */
        KEY_SERVICE_BUSY,
        /** The key service is sealed; somebody has to unseal it. */
        KEY_SERVICE_SEALED,
        /** The key service does not answer in time, or not in a way that is known here. */
        KEY_SERVICE_AWAY,
        /** Not a text that can be encrypted in its own form: other signs than digits, too few or too many of them, too long a tweak. */
        OUTSIDE_DOMAIN;

        /** Nothing is known of the bytes: the keys could not be reached, and the same may succeed later. */
        public boolean isOutage() {
            return switch (this) {
                case KEY_STORE_UNREADABLE, KEY_ACCESS_REFUSED, KEY_SERVICE_BUSY, KEY_SERVICE_SEALED, KEY_SERVICE_AWAY ->
                    true;
                case WRONG_KEY_LENGTH,
                        TRUNCATED,
                        ALTERED,
                        WRONG_CONTEXT,
                        WRONG_KEY,
                        KEY_DESTROYED,
                        UNKNOWN_MASTER_KEY,
                        UNKNOWN_FORMAT,
                        OUTSIDE_DOMAIN -> false;
            };
        }
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
