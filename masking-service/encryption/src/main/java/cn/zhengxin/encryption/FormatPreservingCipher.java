package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Encrypts decimal digits to as many decimal digits, with FF1 of NIST SP 800-38G: for stand-ins that have to fit where the
 * original fitted. What comes out tells neither key nor algorithm, and an altered text decrypts to other digits without a sign;
 * where a text may grow, {@link EnvelopeCipher} is the one to use.
 *
 * <p>The tweak says where the digits belong (for example the kind of number, or the part of it that stays readable): the same
 * digits under two tweaks have two unrelated stand-ins. Safe for use by many threads.
 */
public final class FormatPreservingCipher {

    /** SP 800-38G rev. 1 asks for a domain of at least 1,000,000 texts: of fewer, all could be tried. */
    public static final int FEWEST_DIGITS = 6;

    /** A bound of ours, far above any number of a document, account or phone. */
    public static final int MOST_DIGITS = 64;

    /** In bytes; a bound of ours. */
    public static final int LONGEST_TWEAK = 255;

    private static final int RADIX = 10;

    private final Base base;
    private final byte[] key;

    private FormatPreservingCipher(Base base, byte[] key) {
        this.base = base;
        this.key = key.clone();
    }

    /**
     * FF1 over AES, as NIST has published it.
     *
     * @param key 128, 192 or 256 bits; a copy is taken
     * @throws CipherRejected with {@code WRONG_KEY_LENGTH}
     */
    public static FormatPreservingCipher withAes(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new CipherRejected(Reason.WRONG_KEY_LENGTH);
        }
        return new FormatPreservingCipher(AESEngine::newInstance, key);
    }

    /**
     * The same mode over SM4.
     *
     * @param key 128 bits; a copy is taken
     * @throws CipherRejected with {@code WRONG_KEY_LENGTH}
     */
    public static FormatPreservingCipher withSm4(byte[] key) {
        CipherSuite.SM4_GCM.requireKeyLength(key);
        return new FormatPreservingCipher(SM4Engine::new, key);
    }

    /**
     * As many digits as were given.
     *
     * @throws CipherRejected with {@code OUTSIDE_DOMAIN} when these are not 6 to 64 digits 0 to 9, or the tweak is longer than 255
     *     bytes
     */
    public String encrypt(String digits, byte[] tweak) {
        return processed(true, digits, tweak);
    }

    /**
     * The reverse of {@link #encrypt} under the same key and tweak.
     *
     * @throws CipherRejected with {@code OUTSIDE_DOMAIN}, as there
     */
    public String decrypt(String digits, byte[] tweak) {
        return processed(false, digits, tweak);
    }

    private String processed(boolean encrypting, String digits, byte[] tweak) {
        int length = digits.length();
        if (length < FEWEST_DIGITS || length > MOST_DIGITS || tweak.length > LONGEST_TWEAK) {
            throw new CipherRejected(Reason.OUTSIDE_DOMAIN);
        }
        byte[] values = new byte[length];
        for (int at = 0; at < length; at++) {
            char digit = digits.charAt(at);
            if (digit < '0' || digit > '9') {
                throw new CipherRejected(Reason.OUTSIDE_DOMAIN);
            }
            values[at] = (byte) (digit - '0');
        }
        // The engine keeps state, so every call has its own.
        var engine = new FPEFF1Engine(base.newEngine());
        engine.init(encrypting, new FPEParameters(new KeyParameter(key), RADIX, tweak));
        byte[] processed = new byte[length];
        engine.processBlock(values, 0, length, processed, 0);
        var text = new StringBuilder(length);
        for (byte value : processed) {
            text.append((char) ('0' + value));
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Base {
        BlockCipher newEngine();
    }
}
