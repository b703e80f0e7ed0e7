package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    private static final byte[] PLAIN = "a report".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "here".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path parent;

    private Path folder;
    private KeyProvider masterKeys;

    @BeforeEach
    void masterKeys() {
        folder = parent.resolve("report-keys");
        KeyFolder.create(folder);
        LocalKeyStores.create(parent.resolve("keys.p12"), PASSWORD, CipherSuite.AES_256_GCM);
        masterKeys = Pkcs12KeyProvider.open(parent.resolve("keys.p12"), PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · what is sealed under a key opens in every process that shares the folder")
    void sealsAndOpens(CipherSuite suite) {
        Sealed sealed = sealedUnder("day-1", keys(suite));

        assertThat(sealed.masterKeyId()).isEqualTo("day-1");
        assertThat(opened(sealed, keys(CipherSuite.AES_256_GCM))).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("N1 · a destroyed key opens nothing any more, in no process and for no copy of the data")
    void aDestroyedKeyOpensNothing() {
        DestructibleKeys here = keys();
        DestructibleKeys elsewhere = keys();
        Sealed sealed = sealedUnder("day-1", here);
        Sealed another = sealedUnder("day-2", here);
        Sealed copy =
                new Sealed(sealed.wrappedKey().clone(), sealed.ciphertext().clone());

        here.destroy("day-1", NOON);

        for (DestructibleKeys keys : List.of(here, elsewhere, keys())) {
            assertRejected(Reason.KEY_DESTROYED, () -> opened(copy, keys));
            assertRejected(Reason.KEY_DESTROYED, () -> keys.wrappingUnder("day-1"));
            assertThat(opened(another, keys)).isEqualTo(PLAIN);
            assertThat(keys.present()).containsExactly("day-2");
        }
    }

    @Test
    @DisplayName("N1 · a destruction is certified once; repeating it tells the first one")
    void aDestructionIsCertifiedOnce() throws IOException {
        DestructibleKeys keys = keys();
        sealedUnder("day-1", keys);
        byte[] file = Files.readAllBytes(folder.resolve("day-1.key"));

        var certificate = keys.destroy("day-1", NOON);

        assertThat(certificate.at()).isEqualTo(NOON);
        assertThat(certificate.digest()).hasSize(64);
        assertThat(keys.destroy("day-1", NOON.plusSeconds(60))).isEqualTo(certificate);
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(left -> assertThat(Files.readAllBytes(left)).isNotEqualTo(file));
        }
        assertThat(keys.destroy("never-made", NOON).digest()).isEmpty();
    }

    @Test
    @DisplayName("N1 · a key file that is put back after its destruction opens nothing and is removed by the next one")
    void aKeyThatIsPutBackOpensNothing() throws IOException {
        DestructibleKeys keys = keys();
        Sealed sealed = sealedUnder("day-1", keys);
        byte[] file = Files.readAllBytes(folder.resolve("day-1.key"));
        keys.destroy("day-1", NOON);

        Files.write(folder.resolve("day-1.key"), file);

        assertRejected(Reason.KEY_DESTROYED, () -> opened(sealed, keys));
        assertThat(keys.present()).containsExactly("day-1");
        keys.destroy("day-1", NOON.plusSeconds(600));
        assertThat(keys.present()).isEmpty();
    }

    @Test
    @DisplayName("N3 · a key that is away without having been destroyed is told as unreadable, never as destroyed")
    void aKeyThatIsAwayIsNotDestroyed() throws IOException {
        DestructibleKeys keys = keys();
        Sealed sealed = sealedUnder("day-1", keys);
        Path away = parent.resolve("unmounted");
        Files.move(folder, away);

        assertRejected(Reason.KEY_STORE_UNREADABLE, () -> opened(sealed, keys));
        assertRejected(Reason.KEY_STORE_UNREADABLE, () -> keys.wrappingUnder("day-2"));
        assertRejected(Reason.KEY_STORE_UNREADABLE, () -> keys.destroy("day-1", NOON));
        assertRejected(Reason.KEY_STORE_UNREADABLE, keys::present);
        assertRejected(Reason.KEY_STORE_UNREADABLE, this::keys);

        Files.move(away, folder);
        assertThat(opened(sealed, keys)).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("N1 · the folder alone opens nothing: its keys are wrapped by the master key")
    void theFolderAloneOpensNothing() {
        Sealed sealed = sealedUnder("day-1", keys());
        LocalKeyStores.create(parent.resolve("others.p12"), PASSWORD, CipherSuite.AES_256_GCM);
        KeyProvider others = Pkcs12KeyProvider.open(parent.resolve("others.p12"), PASSWORD);

        assertRejected(
                Reason.KEY_STORE_UNREADABLE,
                () -> opened(sealed, KeyFolder.open(folder, others, CipherSuite.AES_256_GCM, new SecureRandom())));
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
        assertThatOnlyTheOwnerReads(folder, "rwx------");
        assertThatOnlyTheOwnerReads(folder.resolve("day-1.key"), "rw-------");
    }

    @Test
    @DisplayName("N1 · whoever makes a key at the same time ends with the same key")
    void oneKeyForAll() throws Exception {
        try (var sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Sealed>> all = java.util.stream.IntStream.range(0, 32)
                    .<Callable<Sealed>>mapToObj(number -> () -> sealedUnder("day-1", keys()))
                    .toList();
            var plains = new HashSet<String>();
            for (var sealed : sideBySide.invokeAll(all)) {
                plains.add(new String(opened(sealed.get(), keys()), StandardCharsets.UTF_8));
            }
            assertThat(plains).containsExactly("a report");
        }
        assertThat(keys().present()).containsExactly("day-1");
    }

    @Test
    @DisplayName("N1 · data sealed under the master key open here too, and can be taken under a key that ends")
    void takesOverFromTheMasterKey() {
        var random = new SecureRandom();
        Sealed before = new EnvelopeCipher(masterKeys, CipherSuite.AES_256_GCM, random).seal(PLAIN, CONTEXT);
        assertThat(opened(before, keys())).isEqualTo(PLAIN);

        Sealed after =
                new EnvelopeCipher(keys().wrappingUnder("day-1"), CipherSuite.AES_256_GCM, random).rewrap(before);

        assertThat(after.masterKeyId()).isEqualTo("day-1");
        assertThat(opened(after, keys())).isEqualTo(PLAIN);
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new EnvelopeCipher(keys().unwrapping(), CipherSuite.AES_256_GCM, random).seal(PLAIN, CONTEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../keys", "a/b", "master-0001-aes-256-gcm", "a.key", "a b"})
    @DisplayName("N1 · a name that could be a path, or a master key's, is no name of a key")
    void namesAreNarrow(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> keys().wrappingUnder(name));
        assertThatIllegalArgumentException().isThrownBy(() -> keys().destroy(name, NOON));
    }

    private DestructibleKeys keys() {
        return keys(CipherSuite.AES_256_GCM);
    }

    private DestructibleKeys keys(CipherSuite suite) {
        return KeyFolder.open(folder, masterKeys, suite, new SecureRandom());
    }

    private static Sealed sealedUnder(String keyId, DestructibleKeys keys) {
        return new EnvelopeCipher(keys.wrappingUnder(keyId), CipherSuite.AES_256_GCM, new SecureRandom())
                .seal(PLAIN, CONTEXT);
    }

    private static byte[] opened(Sealed sealed, DestructibleKeys keys) {
        return new EnvelopeCipher(keys.unwrapping(), CipherSuite.AES_256_GCM, new SecureRandom()).open(sealed, CONTEXT);
    }

    private static void assertThatOnlyTheOwnerReads(Path path, String permissions) {
        try {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(permissions);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void assertRejected(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
