package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Vault's documented API ({@code vault-transit.json}); no server of Vault is asked. */
class VaultTransitContractTests {

    private static final byte[] DATA_KEY = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final String SECOND = "vault:zhengxin-query:v2";
    private static final byte[] WRAPPED = ascii("vault:v2:XjsPWPjqPrBi1N2Ms2s1QM798YyFWnO4TR4lsFA=");

    private RecordedVault vault;

    @TempDir
    private Path folder;

    @BeforeEach
    void aVault() throws IOException {
        vault = new RecordedVault();
    }

    @AfterEach
    void nothingElseWasAsked() {
        assertThat(vault.unexpected()).isEmpty();
        vault.close();
    }

    @Test
    @DisplayName(
            "N1: the newest version is the current key; it wraps and unwraps; token and namespace travel as headers")
    void wrapsAndUnwraps() {
        vault.then("readKey", "encrypt", "decrypt");
        var provider = provider("bank/credit");

        assertThat(provider.currentKeyId()).isEqualTo(SECOND);
        byte[] wrapped = provider.wrap(SECOND, DATA_KEY);
        assertThat(wrapped).isEqualTo(WRAPPED);
        assertThat(provider.unwrap(SECOND, wrapped)).isEqualTo(DATA_KEY);
        assertThat(vault.namespace()).isEqualTo("bank/credit");
    }

    @Test
    @DisplayName("N1: a new version is learnt by looking, and data keys move to it without leaving the server")
    void rewraps() {
        vault.then("readKey", "readKeyAfterRotation", "rewrap");
        var provider = provider(null);
        assertThat(provider.holds("vault:zhengxin-query:v3")).isFalse();

        provider.refresh();

        assertThat(provider.currentKeyId()).isEqualTo("vault:zhengxin-query:v3");
        assertThat(provider.holds("vault:zhengxin-query:v3")).isTrue();
        assertThat(provider.rewrap(SECOND, WRAPPED)).hasValueSatisfying(rewrapped -> {
            assertThat(rewrapped.keyId()).isEqualTo("vault:zhengxin-query:v3");
            assertThat(new String(rewrapped.wrapped(), StandardCharsets.US_ASCII))
                    .isEqualTo("vault:v3:/DupSiSbX/ATkGmKAmhqD0tvukByrx6gmps7dVI=");
        });
        assertThat(vault.namespace()).isEmpty();
    }

    @Test
    @DisplayName("N1: a record's key names the version, and the rotation puts another in its place")
    void recordsAreRewrapped() {
        vault.then("readKey", "readKeyAfterRotation", "rewrap");
        var provider = provider(null);
        provider.refresh();
        byte[] wrappedKey = new WrappedKey(CipherSuite.AES_256_GCM, new byte[16], SECOND, WRAPPED).toBytes();

        byte[] rewrapped =
                new EnvelopeCipher(provider, CipherSuite.AES_256_GCM, new SecureRandom()).rewrapKey(wrappedKey);

        assertThat(new Sealed(rewrapped, new byte[0]).masterKeyId()).isEqualTo("vault:zhengxin-query:v3");
        assertThat(WrappedKey.parse(rewrapped).dataKeyId()).isEqualTo(new byte[16]);
    }

    @ParameterizedTest
    @CsvSource({
        "permissionDenied, KEY_ACCESS_REFUSED",
        "notFound, UNKNOWN_MASTER_KEY",
        "rateLimited, KEY_SERVICE_BUSY",
        "internalError, KEY_SERVICE_AWAY",
        "standby, KEY_SERVICE_AWAY",
        "sealed, KEY_SERVICE_SEALED",
        "maintenance, KEY_SERVICE_AWAY"
    })
    @DisplayName("N3: what the server refuses is told by reason, for each call, and nothing of it stands in the error")
    void refusals(String exchange, Reason reason) {
        vault.then("readKey", exchange, exchange, exchange, exchange);
        var provider = provider(null);

        assertRejected(reason, () -> provider.wrap(SECOND, DATA_KEY));
        assertRejected(reason, () -> provider.unwrap(SECOND, WRAPPED));
        assertRejected(reason, () -> provider.rewrap(SECOND, WRAPPED));
        assertRejected(reason, provider::refresh);
        assertThat(provider.currentKeyId()).isEqualTo(SECOND);
    }

    @Test
    @DisplayName("N1: altered, retired and keyless texts are told apart")
    void badRequests() {
        vault.then("readKey", "decryptOfAlteredText", "decryptOfRetiredVersion", "decryptWithoutKey");
        var provider = provider(null);

        assertRejected(
                Reason.ALTERED,
                () -> provider.unwrap(SECOND, ascii("vault:v2:XjsPWPjqPrBi1N2Ms2s1QM798YyFWnO4TR4lsFB=")));
        assertRejected(
                Reason.UNKNOWN_MASTER_KEY,
                () -> provider.unwrap(
                        "vault:zhengxin-query:v1", ascii("vault:v1:XjsPWPjqPrBi1N2Ms2s1QM798YyFWnO4TR4lsFA=")));
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> provider.unwrap(SECOND, WRAPPED));
    }

    @Test
    @DisplayName("N1: what the engine cannot have written, or another version has, is refused without asking it")
    void refusesWithoutAsking() {
        vault.then("readKey");
        var provider = provider(null);

        assertRejected(Reason.TRUNCATED, () -> provider.unwrap(SECOND, new byte[0]));
        for (String odd :
                List.of("vault", "vault:v2", "vault:v2:", "vault:v02:AA==", "v2:AA==", "vault:v1:AA==", "é")) {
            assertRejected(Reason.ALTERED, () -> provider.unwrap(SECOND, odd.getBytes(StandardCharsets.UTF_8)));
        }
        for (String odd : List.of("", "vault:other:v2", "vault:zhengxin-query:v0", "master-0001-aes-256-gcm")) {
            assertThat(provider.names(odd)).isFalse();
            assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> provider.unwrap(odd, WRAPPED));
            assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> provider.wrap(odd, DATA_KEY));
        }
    }

    @Test
    @DisplayName("N3: a server that is silent or not there is an outage, in bounded time")
    void outages() throws IOException {
        vault.then("readKey");
        var provider = provider(null);
        vault.fallSilent();

        long began = System.nanoTime();
        assertRejected(Reason.KEY_SERVICE_AWAY, () -> provider.unwrap(SECOND, WRAPPED));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));

        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertRejected(
                Reason.KEY_SERVICE_AWAY,
                () -> VaultTransitKeyProvider.open(
                        settings(URI.create("http://127.0.0.1:" + free), null), () -> RecordedVault.TOKEN));
    }

    @Test
    @DisplayName("N1: a token that cannot be one is not sent and not repeated")
    void oddTokens() {
        for (String odd : List.of("", "hvs.secret\nX-Other: 1", "hvs sécret")) {
            assertRejected(
                    Reason.KEY_ACCESS_REFUSED,
                    () -> VaultTransitKeyProvider.open(settings(vault.address(), null), () -> odd));
        }
    }

    @Test
    @DisplayName("N1: the key service is reached over https, or on this machine")
    void settingsAreChecked() {
        for (String odd : List.of(
                "http://vault.bank.example:8200",
                "ftp://127.0.0.1",
                "https://name:secret@vault.bank.example",
                "https://vault.bank.example/v1",
                "vault")) {
            assertThatIllegalArgumentException().isThrownBy(() -> settings(URI.create(odd), null));
        }
        assertThat(settings(URI.create("https://vault.bank.example:8200/"), null)
                        .mount())
                .isEqualTo("transit");
        assertThatIllegalArgumentException().isThrownBy(() -> settings(vault.address(), "../other"));
    }

    @Test
    @DisplayName(
            "N1: the key service takes over from a key store while what that has wrapped still opens and is re-wrapped")
    void succeedsAKeyStore() {
        char[] password = "only-for-this-test".toCharArray();
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, password, CipherSuite.AES_256_GCM);
        var former = Pkcs12KeyProvider.open(file, password);
        byte[] wrapped = former.wrap("master-0001-aes-256-gcm", DATA_KEY);
        vault.then("readKey", "encrypt", "readKeyAfterRotation", "rewrap");
        var provider = new SucceedingKeyProvider(provider(null), List.of(former));

        assertThat(provider.currentKeyId()).isEqualTo(SECOND);
        assertThat(provider.unwrap("master-0001-aes-256-gcm", wrapped)).isEqualTo(DATA_KEY);
        assertThat(provider.rewrap("master-0001-aes-256-gcm", wrapped)).isEmpty();
        assertThat(provider.wrap(SECOND, DATA_KEY)).isEqualTo(WRAPPED);
        provider.refresh();
        assertThat(provider.rewrap(SECOND, WRAPPED)).isPresent();
        assertThat(provider.names("master-0001-aes-256-gcm")).isTrue();
        assertThat(provider.names("vault-until-2026121003")).isFalse();
        assertThat(provider.holds("master-0002-aes-256-gcm")).isFalse();
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> provider.unwrap("other", wrapped));
    }

    private VaultTransitKeyProvider provider(@Nullable String namespace) {
        return VaultTransitKeyProvider.open(settings(vault.address(), namespace), () -> RecordedVault.TOKEN);
    }

    private static VaultTransitSettings settings(URI address, @Nullable String namespace) {
        return new VaultTransitSettings(
                address, namespace, "transit", "zhengxin-query", Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRejected(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(CipherRejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            var trace = new StringWriter();
            rejected.printStackTrace(new PrintWriter(trace, true));
            assertThat(trace.toString()).doesNotContain("hvs", "errors", "AQIDBAUGBwg", "XjsPWP", "permission");
        });
    }
}
