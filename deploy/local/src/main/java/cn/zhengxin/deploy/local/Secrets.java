package cn.zhengxin.deploy.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** What only this machine's platform knows: made at random when first asked for, kept in one file that only its owner reads. */
public final class Secrets {
    private static final String FILE = "secrets.properties";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties known;

    private Secrets(Path file, Properties known) {
        this.file = file;
        this.known = known;
    }

    /** Those of a data folder, which need not have any yet. */
    public static Secrets in(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Secrets(file, known);
    }

    public String databaseOwnerPassword(String database) {
        return password("database." + database + ".owner");
    }

    public String databaseAppPassword(String database) {
        return password("database." + database + ".app");
    }

    public String clientSecret(String client) {
        return password("client." + client);
    }

    public String keyStorePassword(String service) {
        return password("key-store." + service);
    }

    public String keycloakAdministratorPassword() {
        return password("keycloak.administrator");
    }

    /** Base64 of the key that gateway and services share for terminal assertions. */
    public String terminalKey() {
        return key("terminal-key");
    }

    /** Base64 of the platform-wide key that makes subject references. */
    public String subjectKey() {
        return key("subject-key");
    }

    /** Base64 of the key behind pseudonyms towards recipients abroad. */
    public String pseudonymKey() {
        return key("pseudonym-key");
    }

    /** Base64 of the secret behind masking's pseudonyms towards recipients. */
    public String maskingPseudonymSecret() {
        return key("masking-pseudonym-secret");
    }

    /** Base64 of the key a service fingerprints request bodies with. */
    public String fingerprintKey(String service) {
        return key("fingerprint-key." + service);
    }

    private synchronized String password(String name) {
        return get(name, 24, Base64.getUrlEncoder().withoutPadding());
    }

    private synchronized String key(String name) {
        return get(name, 32, Base64.getEncoder());
    }

    private String get(String name, int length, Base64.Encoder encoder) {
        String value = known.getProperty(name);
        if (value == null) {
            byte[] bytes = new byte[length];
            RANDOM.nextBytes(bytes);
            value = encoder.encodeToString(bytes);
            known.setProperty(name, value);
            write();
        }
        return value;
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path work = file.resolveSibling(FILE + ".new");
            Files.deleteIfExists(work);
            Files.createFile(work, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(work)) {
                known.store(out, "Of this machine's platform only");
            }
            Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
