package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/** Reads and writes the secret keys of a PKCS#12 file. */
final class KeyStoreFile {

    private static final String TYPE = "PKCS12";

    /** PKCS#12 has to name an algorithm; the suite is told by the key's alias, so every key is stored under this one. */
    private static final String STORED_AS = "AES";

    private KeyStoreFile() {}

    static Map<String, byte[]> read(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, password);
            Map<String, byte[]> keys = new TreeMap<>();
            for (String alias : Collections.list(store.aliases())) {
                if (MasterKeyId.isOne(alias)
                        && store.getEntry(alias, new KeyStore.PasswordProtection(password))
                                instanceof KeyStore.SecretKeyEntry entry) {
                    keys.put(alias, entry.getSecretKey().getEncoded());
                }
            }
            return keys;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unreadable);
        }
    }

    /** Replaces the file in one step; only its owner may read it. */
    static void write(Path file, char[] password, Map<String, byte[]> keys) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            for (Map.Entry<String, byte[]> key : keys.entrySet()) {
                store.setEntry(
                        key.getKey(),
                        new KeyStore.SecretKeyEntry(new SecretKeySpec(key.getValue(), STORED_AS)),
                        new KeyStore.PasswordProtection(password));
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new CipherRejected(Reason.KEY_STORE_UNREADABLE);
            }
            Path draft = Files.createTempFile(
                    folder,
                    "key-store",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.TRUNCATE_EXISTING)) {
                    store.store(out, password);
                }
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | GeneralSecurityException unwritable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unwritable);
        }
    }
}
