package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/** Makes and changes PKCS#12 key stores. */
public final class LocalKeyStores {

    private LocalKeyStores() {}

    /**
     * A new key store with one master key of the given suite.
     *
     * @throws IllegalStateException when the file exists: overwriting it would destroy all that its keys opened
     */
    public static void create(Path file, char[] password, CipherSuite suite) {
        if (Files.exists(file)) {
            throw new IllegalStateException("the key store exists already");
        }
        KeyStoreFile.write(file, password, Map.of(new MasterKeyId(1, suite).text(), suite.newKey(new SecureRandom())));
    }

    /**
     * Adds a master key and returns its id; earlier keys stay. Whoever holds the key store open wraps under it from their next look at
     * the file on.
     */
    public static String rotate(Path file, char[] password, CipherSuite suite) {
        Map<String, byte[]> keys = new TreeMap<>(KeyStoreFile.read(file, password));
        int last = keys.keySet().stream()
                .mapToInt(id -> MasterKeyId.parse(id).number())
                .max()
                .orElse(0);
        String id = new MasterKeyId(last + 1, suite).text();
        keys.put(id, suite.newKey(new SecureRandom()));
        KeyStoreFile.write(file, password, keys);
        return id;
    }

    /** Removes a master key for good: nothing wrapped by it can be opened again. */
    public static void destroy(Path file, char[] password, String keyId) {
        Map<String, byte[]> keys = new TreeMap<>(KeyStoreFile.read(file, password));
        if (keys.remove(keyId) == null) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        KeyStoreFile.write(file, password, keys);
    }
}
