package cn.zhengxin.encryption;

import java.security.PublicKey;

/**
 * A public key with the name that signatures of its private half carry.
 *
 * @param id 1 to 100 ASCII characters
 */
public record VerifyingKey(String id, SignatureSuite suite, PublicKey key) {

    public VerifyingKey {
        NamedSignature.requireName(id);
    }
}
