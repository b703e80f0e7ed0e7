package cn.zhengxin.encryption;

import java.util.Optional;

/** Holds the master keys; they never leave it. A hardware module would stand here too. */
public interface KeyProvider {

    /** The key under which new data keys are wrapped: at most 100 ASCII characters. */
    String currentKeyId();

    /**
     * Encrypts a data key.
     *
     * @throws CipherRejected when there is no such key, or it cannot be reached
     */
    byte[] wrap(String keyId, byte[] dataKey);

    /**
     * Decrypts a data key.
     *
     * @throws CipherRejected when there is no such key, it cannot be reached, or the bytes were not wrapped by it
     */
    byte[] unwrap(String keyId, byte[] wrapped);

    /** Whether a key of that name would be one of this provider's, at hand or not. */
    default boolean names(String keyId) {
        return true;
    }

    /** Whether the key of that name is at hand, as far as is known without asking anybody. */
    default boolean holds(String keyId) {
        return names(keyId);
    }

    /**
     * Looks whether there is a newer master key, which is the current one from then on. What is at hand stays when it cannot be told.
     *
     * @throws CipherRejected when it cannot be told
     */
    default void refresh() {}

    /**
     * The same data key under the current master key, where the provider can do that without giving the data key out; empty where it
     * cannot, and unwrapping and wrapping is to be done instead.
     *
     * @throws CipherRejected as for {@link #unwrap}
     */
    default Optional<Rewrapped> rewrap(String keyId, byte[] wrapped) {
        return Optional.empty();
    }

    /** A data key under another master key. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one place to the next, never compared
    record Rewrapped(String keyId, byte[] wrapped) {}
}
