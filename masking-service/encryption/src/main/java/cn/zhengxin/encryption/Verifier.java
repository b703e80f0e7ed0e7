package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Verifies signatures of {@link Signer} by whichever of the known keys made them, under either suite. */
public final class Verifier {

    private final Map<String, VerifyingKey> keys;

    public Verifier(List<VerifyingKey> keys) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(VerifyingKey::id, Function.identity()));
    }

    /**
     * Returns when the signature is of these bytes, by the key it names.
     *
     * @throws CipherRejected with {@code ALTERED} when it is not; with {@code UNKNOWN_MASTER_KEY} when the key is not known; with
     *     {@code WRONG_KEY} when the key is of another suite; with {@code TRUNCATED} or {@code UNKNOWN_FORMAT} when it is no
     *     signature
     */
    public void requireGenuine(byte[] message, byte[] signature) {
        NamedSignature named = NamedSignature.parse(signature);
        VerifyingKey key = keys.get(named.keyId());
        if (key == null) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        if (key.suite() != named.suite()) {
            throw new CipherRejected(Reason.WRONG_KEY);
        }
        if (!key.suite().verifies(key.key(), named.signed(), named.header(), message)) {
            throw new CipherRejected(Reason.ALTERED);
        }
    }
}
