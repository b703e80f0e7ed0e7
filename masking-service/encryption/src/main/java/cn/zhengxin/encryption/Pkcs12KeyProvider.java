package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Map;

/** Master keys out of a PKCS#12 key store, read once at start. */
public final class Pkcs12KeyProvider implements KeyProvider {

    private final Map<String, byte[]> keys;
    private final String currentKeyId;
    private final SecureRandom random = new SecureRandom();

    private Pkcs12KeyProvider(Map<String, byte[]> keys) {
        this.keys = keys;
        this.currentKeyId = keys.keySet().stream()
                .max(Comparator.comparingInt(id -> MasterKeyId.parse(id).number()))
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_MASTER_KEY));
    }

    /**
     * Reads the key store.
     *
     * @throws CipherRejected when the key store cannot be read, holds no master key, or one of the wrong length
     */
    public static Pkcs12KeyProvider open(Path keyStore, char[] password) {
        Map<String, byte[]> keys = KeyStoreFile.read(keyStore, password);
        keys.forEach((id, key) -> MasterKeyId.parse(id).suite().requireKeyLength(key));
        return new Pkcs12KeyProvider(keys);
    }

    @Override
    public String currentKeyId() {
        return currentKeyId;
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey) {
        CipherSuite suite = MasterKeyId.parse(keyId).suite();
        return KeyWrapping.wrap(suite, master(keyId), keyId, dataKey, random);
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        CipherSuite suite = MasterKeyId.parse(keyId).suite();
        return KeyWrapping.unwrap(suite, master(keyId), keyId, wrapped);
    }

    private byte[] master(String keyId) {
        byte[] master = keys.get(keyId);
        if (master == null) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        return master;
    }
}
