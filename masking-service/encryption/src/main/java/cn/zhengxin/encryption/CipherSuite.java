package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** An authenticated cipher together with the keyed digest of the same family (N1). */
public enum CipherSuite {
    AES_256_GCM((byte) 1, 32, "AES", "AES/GCM/NoPadding", MacSuite.HMAC_SHA_256, false),
    SM4_GCM((byte) 2, 16, "SM4", "SM4/GCM/NoPadding", MacSuite.HMAC_SM3, true);

    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    private final byte code;
    private final int keyLength;
    private final String keyAlgorithm;
    private final String transformation;
    private final MacSuite mac;
    private final boolean fromBouncyCastle;

    CipherSuite(
            byte code,
            int keyLength,
            String keyAlgorithm,
            String transformation,
            MacSuite mac,
            boolean fromBouncyCastle) {
        this.code = code;
        this.keyLength = keyLength;
        this.keyAlgorithm = keyAlgorithm;
        this.transformation = transformation;
        this.mac = mac;
        this.fromBouncyCastle = fromBouncyCastle;
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
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the cipher suite does not work here", broken);
        }
    }

    byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] encrypted) {
        if (encrypted.length < TAG_LENGTH) {
            throw new CipherRejected(Reason.TRUNCATED);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(encrypted);
        } catch (AEADBadTagException altered) {
            throw new CipherRejected(Reason.ALTERED, altered);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the cipher suite does not work here", broken);
        }
    }

    byte[] mac(byte[] key, byte[]... parts) {
        return mac.mac(key, parts);
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        requireKeyLength(key);
        Cipher cipher = fromBouncyCastle
                ? Cipher.getInstance(transformation, BouncyCastle.PROVIDER)
                : Cipher.getInstance(transformation);
        cipher.init(mode, new SecretKeySpec(key, keyAlgorithm), new GCMParameterSpec(TAG_LENGTH * 8, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
