package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A platform that was started with one suite and goes on with the other reads all that it wrote, both ways. */
class SuitesTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final byte[] PLAIN = "张伟".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "here".getBytes(StandardCharsets.UTF_8);
    private static final byte[] KEY = filled((byte) 1);

    @TempDir
    private Path folder;

    static Stream<Arguments> bothWays() {
        return Stream.of(
                Arguments.of(Suites.INTERNATIONAL, Suites.NATIONAL),
                Arguments.of(Suites.NATIONAL, Suites.INTERNATIONAL));
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    @DisplayName(
            "N1: ciphertexts and wrapped keys of the former suite open under the new one, also re-wrapped by a key of the new")
    void ciphertexts(Suites former, Suites now) {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, former.cipher());
        Sealed written = cipher(file, former).seal(PLAIN, CONTEXT);

        LocalKeyStores.rotate(file, PASSWORD, now.cipher());
        EnvelopeCipher reader = cipher(file, now);

        assertThat(written.suite()).isEqualTo(former.cipher());
        assertThat(reader.open(written, CONTEXT)).isEqualTo(PLAIN);
        Sealed rewrapped = reader.rewrap(written);
        assertThat(rewrapped.suite()).isEqualTo(former.cipher());
        assertThat(rewrapped.ciphertext()).isEqualTo(written.ciphertext());
        assertThat(reader.open(rewrapped, CONTEXT)).isEqualTo(PLAIN);
        assertThat(reader.seal(PLAIN, CONTEXT).suite()).isEqualTo(now.cipher());
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    @DisplayName("N1: blind indexes of the former suite are found and compared under the new one")
    void blindIndexes(Suites former, Suites now) {
        var firstKey = new MacKey("k1", former.mac(), KEY);
        var writer = new KeyedTokens(firstKey, List.of());
        String written = writer.of("phone", "13800138000");

        var reader = new KeyedTokens(new MacKey("k2", now.mac(), filled((byte) 2)), List.of(firstKey));

        assertThat(reader.allOf("phone", "13800138000"))
                .hasSize(2)
                .startsWith(reader.of("phone", "13800138000"))
                .contains(written);
        assertThat(reader.isOf(written, "phone", "13800138000")).isTrue();
        assertThat(reader.isOf(written, "phone", "13800138001")).isFalse();
        assertThat(reader.isOf(written, "card", "13800138000")).isFalse();
        assertThat(reader.isCurrent(written)).isFalse();
        assertThat(reader.isCurrent(reader.of("phone", "13800138000"))).isTrue();
        assertThat(reader.of("phone", "13800138000")).isNotEqualTo(written).hasSizeLessThanOrEqualTo(90);
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> writer.isOf(reader.of("phone", "1"), "phone", "1"));
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    @DisplayName("N1: signatures of the former suite verify beside those of the new one")
    void signatures(Suites former, Suites now) {
        KeyPair first = former.signature().newKeys(new SecureRandom());
        KeyPair second = now.signature().newKeys(new SecureRandom());
        byte[] written = signer("seal-1", former, first).sign(PLAIN);
        byte[] anew = signer("seal-2", now, second).sign(PLAIN);

        var reader = new Verifier(List.of(verifying("seal-1", former, first), verifying("seal-2", now, second)));

        reader.requireGenuine(PLAIN, written);
        reader.requireGenuine(PLAIN, anew);
        assertRejected(Reason.ALTERED, () -> reader.requireGenuine(CONTEXT, written));
        assertRejected(
                Reason.UNKNOWN_MASTER_KEY,
                () -> new Verifier(List.of(verifying("seal-2", now, second))).requireGenuine(PLAIN, written));
        assertRejected(
                Reason.WRONG_KEY,
                () -> new Verifier(List.of(verifying("seal-1", now, second))).requireGenuine(PLAIN, written));
        assertRejected(
                Reason.WRONG_KEY,
                () -> new Signer(new SigningKey("odd", now.signature(), first.getPrivate()), new SecureRandom())
                        .sign(PLAIN));
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    @DisplayName("N1: named digests of the former suite are compared under the new one")
    void digests(Suites former, Suites now) {
        String written = former.digest().named(PLAIN);
        assertThat(DigestSuite.isOf(written, PLAIN)).isTrue();
        assertThat(DigestSuite.isOf(written, CONTEXT)).isFalse();
        assertThat(written).isNotEqualTo(now.digest().named(PLAIN));
        for (String odd : List.of("", ":", "md5:00", "sha256", written.substring(1))) {
            assertRejected(Reason.UNKNOWN_FORMAT, () -> DigestSuite.isOf(odd, PLAIN));
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureSuite.class)
    @DisplayName("N1: keys are read back from what they are stored as; keys of the other suite are refused")
    void storedKeys(SignatureSuite suite) {
        KeyPair keys = suite.newKeys(new SecureRandom());
        var signer = new Signer(
                new SigningKey("seal", suite, suite.privateKey(keys.getPrivate().getEncoded())), new SecureRandom());
        new Verifier(List.of(new VerifyingKey(
                        "seal", suite, suite.publicKey(keys.getPublic().getEncoded()))))
                .requireGenuine(PLAIN, signer.sign(PLAIN));
        assertRejected(Reason.UNKNOWN_FORMAT, () -> suite.privateKey(new byte[40]));
        assertRejected(Reason.UNKNOWN_FORMAT, () -> suite.publicKey(new byte[0]));
        for (SignatureSuite other : SignatureSuite.values()) {
            if (other != suite) {
                assertRejected(
                        Reason.UNKNOWN_FORMAT,
                        () -> other.publicKey(keys.getPublic().getEncoded()));
                assertRejected(
                        Reason.UNKNOWN_FORMAT,
                        () -> other.privateKey(keys.getPrivate().getEncoded()));
            }
        }
    }

    @Test
    @DisplayName("N1: a key of another curve is no key of SM2")
    void anotherCurve() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair other = generator.generateKeyPair();
        assertRejected(
                Reason.UNKNOWN_FORMAT,
                () -> SignatureSuite.SM2.publicKey(other.getPublic().getEncoded()));
        assertRejected(
                Reason.UNKNOWN_FORMAT,
                () -> SignatureSuite.SM2.privateKey(other.getPrivate().getEncoded()));
    }

    @Test
    @DisplayName("N1: what the blind index of before has written is found beside tokens that name their key")
    void unnamedBlindIndexes() {
        var former = new BlindIndex(KEY);
        var tokens =
                new KeyedTokens(new MacKey("k1", MacSuite.HMAC_SM3, filled((byte) 2)), List.of()).alsoFinding(former);
        String written = former.of("phone", "13800138000");
        assertThat(tokens.allOf("phone", "13800138000")).contains(written).hasSize(2);
        assertThat(tokens.isOf(written, "phone", "13800138000")).isTrue();
        assertThat(tokens.isOf(written, "phone", "1")).isFalse();
        assertRejected(
                Reason.UNKNOWN_FORMAT,
                () -> new KeyedTokens(new MacKey("k1", MacSuite.HMAC_SM3, KEY), List.of())
                        .isOf(written, "phone", "13800138000"));
        assertThat(new BlindIndex(MacSuite.HMAC_SM3, KEY).of("phone", "1"))
                .hasSize(32)
                .isNotEqualTo(former.of("phone", "1"));
    }

    @Test
    @DisplayName("N1: tokens that are none, and keys that are too short or of one name, are refused")
    void oddTokens() {
        var key = new MacKey("k1", MacSuite.HMAC_SHA_256, KEY);
        var tokens = new KeyedTokens(key, List.of());
        for (String odd : List.of("", "hs256", "hs256.k1", "hs256.k1.a.b", "md5.k1.abc", ".k1.", "..")) {
            assertRejected(Reason.UNKNOWN_FORMAT, () -> tokens.isOf(odd, "phone", "1"));
        }
        assertThat(tokens.isOf("hs256.k1.abc", "phone", "1")).isFalse();
        // The same key under the other algorithm would be another token; the label is not exchanged.
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> tokens.isOf("hsm3.k1.abc", "phone", "1"));
        assertRejected(Reason.WRONG_KEY_LENGTH, () -> new MacKey("k", MacSuite.HMAC_SM3, new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> new MacKey("k.1", MacSuite.HMAC_SM3, KEY));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedTokens(key, List.of(key)));
        assertThat(key.toString()).isEqualTo("MacKey[k1, HMAC_SHA_256]");
    }

    private EnvelopeCipher cipher(Path file, Suites suites) {
        return new EnvelopeCipher(Pkcs12KeyProvider.open(file, PASSWORD), suites.cipher(), new SecureRandom());
    }

    private static Signer signer(String id, Suites suites, KeyPair keys) {
        return new Signer(new SigningKey(id, suites.signature(), keys.getPrivate()), new SecureRandom());
    }

    private static VerifyingKey verifying(String id, Suites suites, KeyPair keys) {
        return new VerifyingKey(id, suites.signature(), keys.getPublic());
    }

    private static byte[] filled(byte value) {
        byte[] key = new byte[32];
        Arrays.fill(key, value);
        return key;
    }

    private static void assertRejected(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
