package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Master keys out of a PKCS#12 key store. The file is read again when it has changed and somebody asks for it: {@link #refresh}, or
 * a key that is not at hand, because another process may already wrap under a key that was added meanwhile.
 */
public final class Pkcs12KeyProvider implements KeyProvider {

    private final Path keyStore;
    private final char[] password;
    private final SecureRandom random = new SecureRandom();
    private volatile Keys keys;

    private Pkcs12KeyProvider(Path keyStore, char[] password) {
        this.keyStore = keyStore;
        this.password = password.clone();
        this.keys = read(stampOf(keyStore), keyStore, password);
    }

    /**
     * Reads the key store.
     *
     * @throws CipherRejected when the key store cannot be read, holds no master key, or one of the wrong length
     */
    public static Pkcs12KeyProvider open(Path keyStore, char[] password) {
        return new Pkcs12KeyProvider(keyStore, password);
    }

    @Override
    public String currentKeyId() {
        return keys.currentKeyId();
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

    @Override
    public boolean names(String keyId) {
        return MasterKeyId.isOne(keyId);
    }

    @Override
    public boolean holds(String keyId) {
        return keys.byId().containsKey(keyId);
    }

    /**
     * Reads the file anew if it is another than the one that was read.
     *
     * @throws CipherRejected as {@link #open} does, and with {@code KEY_STORE_UNREADABLE} when the file's newest key is older than
     *     the current one: a copy of before was put back, and what was sealed since would be lost
     */
    @Override
    public synchronized void refresh() {
        Stamp stamp = stampOf(keyStore);
        if (stamp.equals(keys.stamp())) {
            return;
        }
        Keys found = read(stamp, keyStore, password);
        if (numberOf(found.currentKeyId()) < numberOf(keys.currentKeyId())) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE);
        }
        keys = found;
    }

    private byte[] master(String keyId) {
        byte[] master = keys.byId().get(keyId);
        if (master == null) {
            refresh();
            master = keys.byId().get(keyId);
        }
        if (master == null) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        return master;
    }

    private static Keys read(Stamp stamp, Path keyStore, char[] password) {
        Map<String, byte[]> byId = KeyStoreFile.read(keyStore, password);
        byId.forEach((id, key) -> MasterKeyId.parse(id).suite().requireKeyLength(key));
        String current = byId.keySet().stream()
                .max(Comparator.comparingInt(Pkcs12KeyProvider::numberOf))
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_MASTER_KEY));
        return new Keys(stamp, byId, current);
    }

    private static int numberOf(String keyId) {
        return MasterKeyId.parse(keyId).number();
    }

    private static Stamp stampOf(Path keyStore) {
        try {
            var attributes = Files.readAttributes(keyStore, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException unreadable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unreadable);
        }
    }

    /** Which file it was: key stores are replaced as a whole, so another content is another file. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object file) {}

    private record Keys(Stamp stamp, Map<String, byte[]> byId, String currentKeyId) {

        @Override
        public String toString() {
            return "Keys[" + currentKeyId + "]";
        }
    }
}
