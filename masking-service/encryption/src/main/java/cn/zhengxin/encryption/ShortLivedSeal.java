package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals what lives for days at most and is worth no data key of its own: sessions, kept answers (N1). The keys come from one secret
 * of the configuration, one for each context, so that what was sealed in one place opens in no other. Each sealed value names its
 * format, its suite and its secret, and is opened with those; nothing is re-wrapped, because by the time a secret is given up its
 * values have ended. Safe for use by many threads.
 */
public final class ShortLivedSeal {

    /** Of the secret, in bytes. */
    public static final int SHORTEST_SECRET = 32;

    private static final byte VERSION = 1;
    private static final int SECRET_ID_LENGTH = 8;
    private static final int HEADER_LENGTH = 2 + SECRET_ID_LENGTH;
    private static final byte[] OF_SECRET = label("short-lived seal, name of the secret");
    private static final byte[] OF_KEY = label("short-lived seal, key");

    private final byte[] secret;
    private final byte[] secretId;
    private final CipherSuite suite;
    private final SecureRandom random;

    /**
     * Takes a copy of the secret.
     *
     * @param suite for what is sealed from now on
     * @throws CipherRejected with {@code WRONG_KEY_LENGTH} when the secret is shorter than 32 bytes
     */
    public ShortLivedSeal(byte[] secret, CipherSuite suite, SecureRandom random) {
        if (secret.length < SHORTEST_SECRET) {
            throw new CipherRejected(Reason.WRONG_KEY_LENGTH);
        }
        this.secret = secret.clone();
        this.secretId = Arrays.copyOf(MacSuite.HMAC_SHA_256.mac(secret, OF_SECRET), SECRET_ID_LENGTH);
        this.suite = suite;
        this.random = random;
    }

    /** Format version, suite and secret's name, nonce, ciphertext with its tag. */
    public byte[] seal(byte[] plain, byte[] context) {
        byte[] header = ByteBuffer.allocate(HEADER_LENGTH)
                .put(VERSION)
                .put(suite.code())
                .put(secretId)
                .array();
        byte[] nonce = new byte[CipherSuite.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] key = key(suite, context);
        try {
            byte[] encrypted = suite.encrypt(key, nonce, header, plain);
            return ByteBuffer.allocate(HEADER_LENGTH + nonce.length + encrypted.length)
                    .put(header)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * The reverse of {@link #seal}, under whichever suite it names.
     *
     * @throws CipherRejected with {@code TRUNCATED}, {@code UNKNOWN_FORMAT}, {@code UNKNOWN_MASTER_KEY} for another secret's, and
     *     {@code ALTERED} for what is not as it was sealed, or not for this context
     */
    public byte[] open(byte[] sealed, byte[] context) {
        if (sealed.length < HEADER_LENGTH + CipherSuite.NONCE_LENGTH) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        if (sealed[0] != VERSION) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
        CipherSuite named = CipherSuite.of(sealed[1]);
        byte[] header = Arrays.copyOf(sealed, HEADER_LENGTH);
        if (!MessageDigest.isEqual(secretId, Arrays.copyOfRange(header, 2, HEADER_LENGTH))) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        int text = HEADER_LENGTH + CipherSuite.NONCE_LENGTH;
        byte[] key = key(named, context);
        try {
            return named.decrypt(
                    key,
                    Arrays.copyOfRange(sealed, HEADER_LENGTH, text),
                    header,
                    Arrays.copyOfRange(sealed, text, sealed.length));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] key(CipherSuite of, byte[] context) {
        // The length first, so that no context runs into what stands before it.
        byte[] length = ByteBuffer.allocate(Integer.BYTES + 1)
                .put(of.code())
                .putInt(context.length)
                .array();
        byte[] derived = MacSuite.HMAC_SHA_256.mac(secret, OF_KEY, length, context);
        byte[] key = Arrays.copyOf(derived, of.keyLength());
        Arrays.fill(derived, (byte) 0);
        return key;
    }

    private static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
