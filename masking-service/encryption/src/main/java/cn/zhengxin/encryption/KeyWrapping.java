package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * How one key encrypts another: under a key of its own for every wrapping, derived from the wrapping key and a random salt. The
 * number of records under one key is then not bounded by the nonce's 96 bits.
 */
final class KeyWrapping {

    private static final byte VERSION = 1;
    private static final int SALT_LENGTH = 32;
    private static final int HEADER_LENGTH = 2 + SALT_LENGTH + CipherSuite.NONCE_LENGTH;
    private static final byte[] WRAP_LABEL = "zhengxin/envelope/wrap\0".getBytes(StandardCharsets.US_ASCII);

    private KeyWrapping() {}

    static byte[] wrap(CipherSuite suite, byte[] key, String keyId, byte[] content, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        byte[] nonce = new byte[CipherSuite.NONCE_LENGTH];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] derived = derived(suite, key, salt);
        try {
            byte[] encrypted = suite.encrypt(derived, nonce, associated(keyId), content);
            return ByteBuffer.allocate(HEADER_LENGTH + encrypted.length)
                    .put(VERSION)
                    .put(suite.code())
                    .put(salt)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    static byte[] unwrap(CipherSuite suite, byte[] key, String keyId, byte[] wrapped) {
        if (wrapped.length < HEADER_LENGTH + CipherSuite.TAG_LENGTH) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        if (wrapped[0] != VERSION || wrapped[1] != suite.code()) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
        byte[] salt = Arrays.copyOfRange(wrapped, 2, 2 + SALT_LENGTH);
        byte[] nonce = Arrays.copyOfRange(wrapped, 2 + SALT_LENGTH, HEADER_LENGTH);
        byte[] derived = derived(suite, key, salt);
        try {
            return suite.decrypt(
                    derived, nonce, associated(keyId), Arrays.copyOfRange(wrapped, HEADER_LENGTH, wrapped.length));
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static byte[] derived(CipherSuite suite, byte[] key, byte[] salt) {
        return Arrays.copyOf(suite.mac(key, WRAP_LABEL, salt), suite.keyLength());
    }

    private static byte[] associated(String keyId) {
        return keyId.getBytes(StandardCharsets.US_ASCII);
    }
}
