package cn.zhengxin.encryption;

import java.security.PrivateKey;

/**
 * A private key with the name that its signatures carry.
 *
 * @param id 1 to 100 ASCII characters
 */
public record SigningKey(String id, SignatureSuite suite, PrivateKey key) {

    public SigningKey {
        NamedSignature.requireName(id);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SigningKey[" + id + ", " + suite + "]";
    }
}
