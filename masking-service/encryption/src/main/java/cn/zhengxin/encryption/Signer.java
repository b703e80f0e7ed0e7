package cn.zhengxin.encryption;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Signs with one key; every signature names suite and key. Safe for use by many threads. */
public final class Signer {

    private final SigningKey key;
    private final SecureRandom random;

    public Signer(SigningKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /**
     * A signature of these bytes.
     *
     * @throws CipherRejected with {@code WRONG_KEY} when the key is not of its suite
     */
    public byte[] sign(byte[] message) {
        byte[] header = NamedSignature.header(key.suite(), key.id());
        byte[] signed = key.suite().sign(key.key(), random, header, message);
        return ByteBuffer.allocate(header.length + signed.length)
                .put(header)
                .put(signed)
                .array();
    }
}
