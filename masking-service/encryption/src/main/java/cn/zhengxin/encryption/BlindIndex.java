package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Finds equal values without storing them: a keyed digest that cannot be computed, and so not guessed from, without the key.
 * The domain keeps apart what must not be joined (the same value in two domains gives two unrelated texts).
 */
public final class BlindIndex {

    private static final int SHORTEST_KEY = 32;
    private static final int LENGTH = 24;

    private final MacSuite suite;
    private final byte[] key;

    /**
     * With HMAC-SHA-256. Takes a copy of the key.
     *
     * @throws CipherRejected when the key is shorter than 32 bytes
     */
    public BlindIndex(byte[] key) {
        this(MacSuite.HMAC_SHA_256, key);
    }

    /**
     * With the keyed digest of an installation's choice. Its texts do not tell which, so it is chosen once; where it has to change
     * later, {@link KeyedTokens} are the ones to use. Takes a copy of the key.
     *
     * @throws CipherRejected when the key is shorter than 32 bytes
     */
    public BlindIndex(MacSuite suite, byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new CipherRejected(Reason.WRONG_KEY_LENGTH);
        }
        this.suite = suite;
        this.key = key.clone();
    }

    /** 32 characters of base64url. */
    public String of(String domain, String value) {
        byte[] domainBytes = domain.getBytes(StandardCharsets.UTF_8);
        byte[] length =
                ByteBuffer.allocate(Integer.BYTES).putInt(domainBytes.length).array();
        byte[] digest = suite.mac(key, length, domainBytes, value.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH));
    }
}
