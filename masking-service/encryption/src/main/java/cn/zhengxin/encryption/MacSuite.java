package cn.zhengxin.encryption;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed digest of 256 bits (N1). */
public enum MacSuite {
    HMAC_SHA_256("hs256", "HmacSHA256"),
    HMAC_SM3("hsm3", "HmacSM3");

    private final String label;
    private final String algorithm;

    MacSuite(String label, String algorithm) {
        this.label = label;
        this.algorithm = algorithm;
    }

    /** How tokens name it. */
    String label() {
        return label;
    }

    /** 32 bytes, bare: for what is told with its name elsewhere. */
    public byte[] mac(byte[] key, byte[]... parts) {
        try {
            Mac mac = this == HMAC_SM3 ? Mac.getInstance(algorithm, BouncyCastle.PROVIDER) : Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the keyed digest does not work here", broken);
        }
    }
}
