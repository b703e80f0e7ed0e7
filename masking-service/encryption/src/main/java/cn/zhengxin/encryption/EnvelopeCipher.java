package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Envelope encryption (N1): every call of {@link #seal} makes a data key of its own, so a key meets one nonce only; the data key
 * is wrapped by the current master key. Changing the master key re-wraps data keys ({@link #rewrap}) and leaves the data alone.
 *
 * <p>The context says where the data belongs (for example table, column and record id). It is not stored; data moved to another
 * place do not open there. Safe for use by many threads.
 */
public final class EnvelopeCipher {

    private static final byte VERSION = 1;
    private static final int DATA_KEY_ID_LENGTH = WrappedKey.DATA_KEY_ID_LENGTH;
    private static final int CONTEXT_TAG_LENGTH = 32;
    private static final int HEADER_LENGTH = 2 + DATA_KEY_ID_LENGTH + CONTEXT_TAG_LENGTH;
    private static final byte[] CONTEXT_LABEL = "zhengxin/envelope/context\0".getBytes(StandardCharsets.US_ASCII);

    private final KeyProvider masterKeys;
    private final CipherSuite suite;
    private final SecureRandom random;

    public EnvelopeCipher(KeyProvider masterKeys, CipherSuite suite, SecureRandom random) {
        this.masterKeys = masterKeys;
        this.suite = suite;
        this.random = random;
    }

    public Sealed seal(byte[] plain, byte[] context) {
        byte[] dataKey = suite.newKey(random);
        byte[] dataKeyId = randomBytes(DATA_KEY_ID_LENGTH);
        try {
            byte[] nonce = randomBytes(CipherSuite.NONCE_LENGTH);
            byte[] header = header(dataKeyId, suite.mac(dataKey, CONTEXT_LABEL, context));
            byte[] encrypted = suite.encrypt(dataKey, nonce, header, plain);
            byte[] ciphertext = ByteBuffer.allocate(header.length + nonce.length + encrypted.length)
                    .put(header)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return new Sealed(wrap(suite, dataKeyId, dataKey), ciphertext);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /**
     * Gives the plain text back.
     *
     * @throws CipherRejected with its reason when the plain text is not given out
     */
    public byte[] open(Sealed sealed, byte[] context) {
        WrappedKey wrappedKey = WrappedKey.parse(sealed.wrappedKey());
        byte[] ciphertext = sealed.ciphertext();
        if (ciphertext.length < HEADER_LENGTH + CipherSuite.NONCE_LENGTH + CipherSuite.TAG_LENGTH) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        if (ciphertext[0] != VERSION) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
        CipherSuite sealedWith = CipherSuite.of(ciphertext[1]);
        byte[] header = Arrays.copyOf(ciphertext, HEADER_LENGTH);
        byte[] dataKeyId = Arrays.copyOfRange(header, 2, 2 + DATA_KEY_ID_LENGTH);
        if (sealedWith != wrappedKey.suite() || !MessageDigest.isEqual(dataKeyId, wrappedKey.dataKeyId())) {
            throw new CipherRejected(Reason.WRONG_KEY);
        }
        byte[] nonce = Arrays.copyOfRange(ciphertext, HEADER_LENGTH, HEADER_LENGTH + CipherSuite.NONCE_LENGTH);
        byte[] encrypted = Arrays.copyOfRange(ciphertext, HEADER_LENGTH + CipherSuite.NONCE_LENGTH, ciphertext.length);
        byte[] dataKey = unwrap(wrappedKey);
        try {
            byte[] plain = sealedWith.decrypt(dataKey, nonce, header, encrypted);
            // The header is authenticated now: a differing tag means another context, not an altered one.
            byte[] contextTag = Arrays.copyOfRange(header, 2 + DATA_KEY_ID_LENGTH, HEADER_LENGTH);
            if (!MessageDigest.isEqual(contextTag, sealedWith.mac(dataKey, CONTEXT_LABEL, context))) {
                Arrays.fill(plain, (byte) 0);
                throw new CipherRejected(Reason.WRONG_CONTEXT);
            }
            return plain;
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** The same data under the current master key; the ciphertext stays as it is. */
    public Sealed rewrap(Sealed sealed) {
        return new Sealed(rewrapKey(sealed.wrappedKey()), sealed.ciphertext());
    }

    /**
     * A record's wrapped key under the current master key.
     *
     * @throws CipherRejected with its reason when it is not re-wrapped
     */
    public byte[] rewrapKey(byte[] bytes) {
        WrappedKey wrappedKey = WrappedKey.parse(bytes);
        var rewrapped = masterKeys.rewrap(wrappedKey.masterKeyId(), wrappedKey.wrapped());
        if (rewrapped.isPresent()) {
            return new WrappedKey(
                            wrappedKey.suite(),
                            wrappedKey.dataKeyId(),
                            rewrapped.get().keyId(),
                            rewrapped.get().wrapped())
                    .toBytes();
        }
        byte[] dataKey = unwrap(wrappedKey);
        try {
            return wrap(wrappedKey.suite(), wrappedKey.dataKeyId(), dataKey);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** What is wrapped is suite, data key id and data key, so that the readable copies beside it cannot be exchanged. */
    private byte[] wrap(CipherSuite dataSuite, byte[] dataKeyId, byte[] dataKey) {
        String masterKeyId = masterKeys.currentKeyId();
        byte[] content = ByteBuffer.allocate(1 + dataKeyId.length + dataKey.length)
                .put(dataSuite.code())
                .put(dataKeyId)
                .put(dataKey)
                .array();
        try {
            return new WrappedKey(dataSuite, dataKeyId, masterKeyId, masterKeys.wrap(masterKeyId, content)).toBytes();
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] unwrap(WrappedKey wrappedKey) {
        byte[] content = masterKeys.unwrap(wrappedKey.masterKeyId(), wrappedKey.wrapped());
        try {
            if (content.length <= 1 + DATA_KEY_ID_LENGTH
                    || content[0] != wrappedKey.suite().code()
                    || !Arrays.equals(
                            content, 1, 1 + DATA_KEY_ID_LENGTH, wrappedKey.dataKeyId(), 0, DATA_KEY_ID_LENGTH)) {
                throw new CipherRejected(Reason.ALTERED);
            }
            byte[] dataKey = Arrays.copyOfRange(content, 1 + DATA_KEY_ID_LENGTH, content.length);
            wrappedKey.suite().requireKeyLength(dataKey);
            return dataKey;
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] header(byte[] dataKeyId, byte[] contextTag) {
        return ByteBuffer.allocate(HEADER_LENGTH)
                .put(VERSION)
                .put(suite.code())
                .put(dataKeyId)
                .put(contextTag)
                .array();
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
