package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** Master keys out of a PKCS#12 key store, read once at start. */
public final class Pkcs12KeyProvider implements KeyProvider {

    private static final byte VERSION = 1;
    private static final int SALT_LENGTH = 32;
    private static final int HEADER_LENGTH = 2 + SALT_LENGTH + CipherSuite.NONCE_LENGTH;
    private static final byte[] WRAP_LABEL = "zhengxin/envelope/wrap\0".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, byte[]> keys;
    private final String currentKeyId;
    private final SecureRandom random = new SecureRandom();

    private Pkcs12KeyProvider(Map<String, byte[]> keys) {
        this.keys = keys;
        this.currentKeyId = keys.keySet().stream()
                .max(Comparator.comparingInt(id -> MasterKeyId.parse(id).number()))
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_MASTER_KEY));
    }

    /**
     * Reads the key store.
     *
     * @throws CipherRejected when the key store cannot be read, holds no master key, or one of the wrong length
     */
    public static Pkcs12KeyProvider open(Path keyStore, char[] password) {
        Map<String, byte[]> keys = KeyStoreFile.read(keyStore, password);
        keys.forEach((id, key) -> MasterKeyId.parse(id).suite().requireKeyLength(key));
        return new Pkcs12KeyProvider(keys);
    }

    @Override
    public String currentKeyId() {
        return currentKeyId;
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey) {
        CipherSuite suite = MasterKeyId.parse(keyId).suite();
        byte[] salt = randomBytes(SALT_LENGTH);
        byte[] nonce = randomBytes(CipherSuite.NONCE_LENGTH);
        byte[] wrappingKey = wrappingKey(keyId, suite, salt);
        try {
            byte[] encrypted = suite.encrypt(wrappingKey, nonce, associated(keyId), dataKey);
            return ByteBuffer.allocate(HEADER_LENGTH + encrypted.length)
                    .put(VERSION)
                    .put(suite.code())
                    .put(salt)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } finally {
            Arrays.fill(wrappingKey, (byte) 0);
        }
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        CipherSuite suite = MasterKeyId.parse(keyId).suite();
        if (!keys.containsKey(keyId)) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        if (wrapped.length < HEADER_LENGTH + CipherSuite.TAG_LENGTH) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        if (wrapped[0] != VERSION || wrapped[1] != suite.code()) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
        byte[] salt = Arrays.copyOfRange(wrapped, 2, 2 + SALT_LENGTH);
        byte[] nonce = Arrays.copyOfRange(wrapped, 2 + SALT_LENGTH, HEADER_LENGTH);
        byte[] wrappingKey = wrappingKey(keyId, suite, salt);
        try {
            return suite.decrypt(
                    wrappingKey, nonce, associated(keyId), Arrays.copyOfRange(wrapped, HEADER_LENGTH, wrapped.length));
        } finally {
            Arrays.fill(wrappingKey, (byte) 0);
        }
    }

    /**
     * A key of its own for every wrapping, derived from the master key and a random salt: the number of records under one master
     * key is then not bounded by the nonce's 96 bits.
     */
    private byte[] wrappingKey(String keyId, CipherSuite suite, byte[] salt) {
        byte[] master = keys.get(keyId);
        if (master == null) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        return Arrays.copyOf(suite.mac(master, WRAP_LABEL, salt), suite.keyLength());
    }

    private static byte[] associated(String keyId) {
        return keyId.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
