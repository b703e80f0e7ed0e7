package cn.zhengxin.encryption;

/** Holds the master keys; they never leave it. A hardware module would stand here too. */
public interface KeyProvider {

    /** The key under which new data keys are wrapped: at most 100 ASCII characters. */
    String currentKeyId();

    /**
     * Encrypts a data key.
     *
     * @throws CipherRejected when there is no such key
     */
    byte[] wrap(String keyId, byte[] dataKey);

    /**
     * Decrypts a data key.
     *
     * @throws CipherRejected when there is no such key, or the bytes were not wrapped by it
     */
    byte[] unwrap(String keyId, byte[] wrapped);
}
