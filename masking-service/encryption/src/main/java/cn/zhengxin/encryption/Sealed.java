package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What encryption gives back. {@code wrappedKey} names its format version, suite, data key and master key;
 * {@code ciphertext} its format version, suite and data key. Stored in two columns, destroying {@code wrappedKey} destroys the
 * record.
 */
@SuppressWarnings("ArrayRecordComponent") // two columns of bytes; equals and hashCode below go by content
public record Sealed(byte[] wrappedKey, byte[] ciphertext) {

    /** One array of bytes, for places that have one column only. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(Integer.BYTES + wrappedKey.length + ciphertext.length)
                .putInt(wrappedKey.length)
                .put(wrappedKey)
                .put(ciphertext)
                .array();
    }

    /**
     * The reverse of {@link #toBytes}.
     *
     * @throws CipherRejected with {@code TRUNCATED} when bytes are missing
     */
    public static Sealed fromBytes(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int length = buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                throw new CipherRejected(Reason.TRUNCATED);
            }
            byte[] wrappedKey = new byte[length];
            buffer.get(wrappedKey);
            byte[] ciphertext = new byte[buffer.remaining()];
            buffer.get(ciphertext);
            return new Sealed(wrappedKey, ciphertext);
        } catch (BufferUnderflowException missing) {
            throw new CipherRejected(Reason.TRUNCATED, missing);
        }
    }

    /** The master key that has to be at hand to open this. */
    public String masterKeyId() {
        return WrappedKey.parse(wrappedKey).masterKeyId();
    }

    public CipherSuite suite() {
        return WrappedKey.parse(wrappedKey).suite();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sealed that
                && Arrays.equals(wrappedKey, that.wrappedKey)
                && Arrays.equals(ciphertext, that.ciphertext);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(wrappedKey) + Arrays.hashCode(ciphertext);
    }

    @Override
    public String toString() {
        return "Sealed[" + ciphertext.length + " bytes]";
    }
}
