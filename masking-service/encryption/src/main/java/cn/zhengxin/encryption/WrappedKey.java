package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The layout of {@link Sealed#wrappedKey()}: version, suite, data key id (16), length and text of the master key id, key. */
final class WrappedKey {

    static final byte VERSION = 1;
    static final int DATA_KEY_ID_LENGTH = 16;

    private final CipherSuite suite;
    private final byte[] dataKeyId;
    private final String masterKeyId;
    private final byte[] wrapped;

    WrappedKey(CipherSuite suite, byte[] dataKeyId, String masterKeyId, byte[] wrapped) {
        this.suite = suite;
        this.dataKeyId = dataKeyId;
        this.masterKeyId = masterKeyId;
        this.wrapped = wrapped;
    }

    CipherSuite suite() {
        return suite;
    }

    byte[] dataKeyId() {
        return dataKeyId;
    }

    String masterKeyId() {
        return masterKeyId;
    }

    byte[] wrapped() {
        return wrapped;
    }

    byte[] toBytes() {
        byte[] keyId = masterKeyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(3 + DATA_KEY_ID_LENGTH + keyId.length + wrapped.length)
                .put(VERSION)
                .put(suite.code())
                .put(dataKeyId)
                .put((byte) keyId.length)
                .put(keyId)
                .put(wrapped)
                .array();
    }

    static WrappedKey parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw new CipherRejected(Reason.KEY_DESTROYED);
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            if (buffer.get() != VERSION) {
                throw new CipherRejected(Reason.UNKNOWN_FORMAT);
            }
            CipherSuite suite = CipherSuite.of(buffer.get());
            byte[] dataKeyId = new byte[DATA_KEY_ID_LENGTH];
            buffer.get(dataKeyId);
            byte[] keyId = new byte[Byte.toUnsignedInt(buffer.get())];
            buffer.get(keyId);
            byte[] wrapped = new byte[buffer.remaining()];
            buffer.get(wrapped);
            return new WrappedKey(suite, dataKeyId, new String(keyId, StandardCharsets.US_ASCII), wrapped);
        } catch (BufferUnderflowException missing) {
            throw new CipherRejected(Reason.TRUNCATED, missing);
        }
    }
}
