package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/** An authenticated cipher together with the keyed digest of the same family (N1). */
public enum CipherSuite {
    AES_256_GCM((byte) 1, 32, MacSuite.HMAC_SHA_256),
    SM4_GCM((byte) 2, 16, MacSuite.HMAC_SM3);

    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    private static final AuthenticatedCipher AES = new JdkGcm("AES", "AES/GCM/NoPadding");
    private static final AuthenticatedCipher SM4 = new Sm4Gcm();

    private final byte code;
    private final int keyLength;
    private final MacSuite mac;

    CipherSuite(byte code, int keyLength, MacSuite mac) {
        this.code = code;
        this.keyLength = keyLength;
        this.mac = mac;
    }

    /** Key length in bytes. */
    public int keyLength() {
        return keyLength;
    }

    byte code() {
        return code;
    }

    static CipherSuite of(byte code) {
        return Arrays.stream(values())
                .filter(suite -> suite.code == code)
                .findAny()
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_FORMAT));
    }

    byte[] newKey(SecureRandom random) {
        byte[] key = new byte[keyLength];
        random.nextBytes(key);
        return key;
    }

    void requireKeyLength(byte[] key) {
        if (key.length != keyLength) {
            throw new CipherRejected(Reason.WRONG_KEY_LENGTH);
        }
    }

    byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        requireKeyLength(key);
        try {
            return cipher().encrypt(key, nonce, associated, plain);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the cipher suite does not work here", broken);
        }
    }

    byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] encrypted) {
        if (encrypted.length < TAG_LENGTH) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        requireKeyLength(key);
        try {
            return cipher().decrypt(key, nonce, associated, encrypted);
        } catch (AEADBadTagException altered) {
            throw new CipherRejected(Reason.ALTERED, altered);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the cipher suite does not work here", broken);
        }
    }

    byte[] mac(byte[] key, byte[]... parts) {
        return mac.mac(key, parts);
    }

    private AuthenticatedCipher cipher() {
        return switch (this) {
            case AES_256_GCM -> AES;
            case SM4_GCM -> SM4;
        };
    }
}
