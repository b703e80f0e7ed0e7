package cn.zhengxin.ledgerverifier;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;

/** Signs tree heads with an Ed25519 key. Thread-safe. */
public final class TreeHeadSigner {

    private final PrivateKey privateKey;
    private final String keyId;

    public TreeHeadSigner(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.keyId = TrustedKeys.idOf(publicKey);
    }

    public String keyId() {
        return keyId;
    }

    /** A signed head; the private key must be an Ed25519 key, otherwise an {@link IllegalStateException}. */
    public TreeHead sign(long size, Hash root, Instant time) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(TreeHead.signedBytes(size, root, time, keyId));
            return new TreeHead(size, root, time, keyId, Hexadecimal.encode(ed25519.sign()));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the signing key cannot sign", unusable);
        }
    }
}
