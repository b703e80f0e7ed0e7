package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoresTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("N1 · a key store is made once, readable by its owner only, and opens with its password only")
    void createsAKeyStore() throws IOException {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, CipherSuite.SM4_GCM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        KeyProvider provider = Pkcs12KeyProvider.open(file, PASSWORD);
        assertThat(provider.currentKeyId()).isEqualTo("master-0001-sm4-gcm");
        assertThatIllegalStateException()
                .isThrownBy(() -> LocalKeyStores.create(file, PASSWORD, CipherSuite.AES_256_GCM));
        assertRejected(Reason.KEY_STORE_UNREADABLE, () -> Pkcs12KeyProvider.open(file, "another".toCharArray()));
        assertRejected(Reason.KEY_STORE_UNREADABLE, () -> Pkcs12KeyProvider.open(folder.resolve("none.p12"), PASSWORD));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @DisplayName("N1 · the newest master key is the current one and earlier ones stay")
    void rotates() {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, CipherSuite.AES_256_GCM);
        byte[] wrapped = Pkcs12KeyProvider.open(file, PASSWORD).wrap("master-0001-aes-256-gcm", new byte[] {1, 2, 3});
        assertThat(LocalKeyStores.rotate(file, PASSWORD, CipherSuite.SM4_GCM)).isEqualTo("master-0002-sm4-gcm");
        KeyProvider provider = Pkcs12KeyProvider.open(file, PASSWORD);
        assertThat(provider.currentKeyId()).isEqualTo("master-0002-sm4-gcm");
        assertThat(provider.unwrap("master-0001-aes-256-gcm", wrapped)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> provider.unwrap("master-0002-sm4-gcm", wrapped))
                .isInstanceOf(CipherRejected.class);
    }

    @Test
    @DisplayName("N1 · a key store with a 256-bit SM4 key is refused: such a cipher does not exist")
    void refusesAnSm4MasterKeyOfAnyOtherLength() {
        for (int length : new int[] {8, 15, 17, 24, 32}) {
            Path file = folder.resolve(length + ".p12");
            KeyStoreFile.write(file, PASSWORD, Map.of("master-0001-sm4-gcm", new byte[length]));
            assertRejected(Reason.WRONG_KEY_LENGTH, () -> Pkcs12KeyProvider.open(file, PASSWORD));
        }
    }

    @Test
    @DisplayName("N1 · an empty key store, an unknown key and an odd key name are refused")
    void refusesUnknownKeys() {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, CipherSuite.AES_256_GCM);
        KeyProvider provider = Pkcs12KeyProvider.open(file, PASSWORD);
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> provider.wrap("master-0009-aes-256-gcm", new byte[3]));
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> provider.unwrap("odd", new byte[100]));
        assertRejected(
                Reason.UNKNOWN_MASTER_KEY, () -> LocalKeyStores.destroy(file, PASSWORD, "master-0009-aes-256-gcm"));
        LocalKeyStores.destroy(file, PASSWORD, "master-0001-aes-256-gcm");
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> Pkcs12KeyProvider.open(file, PASSWORD));
    }

    @Test
    @DisplayName(
            "N1: a provider that is open learns of a new master key when it looks, and at once when it meets one it lacks")
    void learnsOfANewMasterKey() {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, CipherSuite.AES_256_GCM);
        KeyProvider here = Pkcs12KeyProvider.open(file, PASSWORD);
        KeyProvider elsewhere = Pkcs12KeyProvider.open(file, PASSWORD);

        String second = LocalKeyStores.rotate(file, PASSWORD, CipherSuite.SM4_GCM);
        assertThat(here.currentKeyId()).isEqualTo("master-0001-aes-256-gcm");
        here.refresh();
        assertThat(here.currentKeyId()).isEqualTo(second);
        assertThat(here.holds(second)).isTrue();

        byte[] wrapped = here.wrap(second, new byte[] {1, 2, 3});
        assertThat(elsewhere.holds(second)).isFalse();
        assertThat(elsewhere.unwrap(second, wrapped)).containsExactly(1, 2, 3);
        assertThat(elsewhere.currentKeyId()).isEqualTo(second);
    }

    @Test
    @DisplayName("N1: a destroyed master key is gone for a provider that is open from its next look on")
    void forgetsADestroyedMasterKey() {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, CipherSuite.AES_256_GCM);
        LocalKeyStores.rotate(file, PASSWORD, CipherSuite.AES_256_GCM);
        KeyProvider provider = Pkcs12KeyProvider.open(file, PASSWORD);
        byte[] wrapped = provider.wrap("master-0001-aes-256-gcm", new byte[3]);

        LocalKeyStores.destroy(file, PASSWORD, "master-0001-aes-256-gcm");
        provider.refresh();

        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> provider.unwrap("master-0001-aes-256-gcm", wrapped));
    }

    @Test
    @DisplayName(
            "N3: a key store that is away or older than what is at hand is refused, and what is at hand goes on working")
    void keepsWhatIsAtHand() throws IOException {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, CipherSuite.AES_256_GCM);
        byte[] before = Files.readAllBytes(file);
        String second = LocalKeyStores.rotate(file, PASSWORD, CipherSuite.AES_256_GCM);
        KeyProvider provider = Pkcs12KeyProvider.open(file, PASSWORD);
        byte[] wrapped = provider.wrap(second, new byte[3]);

        Files.write(file, before);
        assertRejected(Reason.KEY_STORE_UNREADABLE, provider::refresh);
        Files.write(file, new byte[] {1, 2, 3});
        assertRejected(Reason.KEY_STORE_UNREADABLE, provider::refresh);
        Files.delete(file);
        assertRejected(Reason.KEY_STORE_UNREADABLE, provider::refresh);
        assertRejected(Reason.KEY_STORE_UNREADABLE, () -> provider.unwrap("master-0003-aes-256-gcm", wrapped));

        assertThat(provider.currentKeyId()).isEqualTo(second);
        assertThat(provider.unwrap(second, wrapped)).hasSize(3);
    }

    @Test
    @DisplayName(
            "N1: the operator's command makes, lists, rotates and destroys, never the current key, and tells no secret")
    void theOperatorsCommand() {
        String file = folder.resolve("keys.p12").toString();
        assertThat(told(0, "create", file, "AES_256_GCM")).isEqualTo("master-0001-aes-256-gcm current\n");
        assertThat(told(0, "rotate", file, "SM4_GCM"))
                .isEqualTo("master-0001-aes-256-gcm\nmaster-0002-sm4-gcm current\n");
        assertThat(told(1, "destroy", file, "master-0002-sm4-gcm")).isEqualTo("refused: WRONG_KEY\n");
        assertThat(told(0, "destroy", file, "master-0001-aes-256-gcm")).isEqualTo("master-0002-sm4-gcm current\n");
        assertThat(told(0, "list", file)).isEqualTo("master-0002-sm4-gcm current\n");
        assertThat(told(1, "create", file, "SM4_GCM")).startsWith("refused: ");
        assertThat(told(1, "rotate", file, "DES")).startsWith("refused: ");
        assertThat(told(1, "list", folder.resolve("none.p12").toString())).isEqualTo("refused: KEY_STORE_UNREADABLE\n");
        assertThat(told(2, "rotate", file)).startsWith("create FILE");
        assertThat(told(2)).startsWith("create FILE");
    }

    private static String told(int exit, String... arguments) {
        var out = new ByteArrayOutputStream();
        assertThat(KeyStoreCommand.run(
                        List.of(arguments), new String(PASSWORD), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(exit);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertRejected(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
