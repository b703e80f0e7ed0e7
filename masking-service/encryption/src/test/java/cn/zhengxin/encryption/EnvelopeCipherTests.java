package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopeCipherTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final byte[] CONTEXT = bytes("credit_report/document/1");

    /** Where the nonce stands: after version, suite, data key id (16) and context tag (32). */
    private static final int NONCE_AT = 50;

    @TempDir
    private Path folder;

    private final Random random = new Random(20261125);

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · what was sealed opens again, whatever its length, under both suites")
    void opensWhatItSealed(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        for (int length : new int[] {0, 1, 15, 16, 17, 1000, 200_000}) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);
            Sealed sealed = cipher.seal(plain, CONTEXT);
            assertThat(cipher.open(sealed, CONTEXT)).isEqualTo(plain);
            assertThat(cipher.open(Sealed.fromBytes(sealed.toBytes()), CONTEXT)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · suite, data key and master key are named in what is stored")
    void namesSuiteAndKeys(CipherSuite suite) {
        Sealed sealed = cipher(suite).seal(bytes("text"), CONTEXT);
        assertThat(sealed.suite()).isEqualTo(suite);
        assertThat(sealed.masterKeyId()).isEqualTo(provider(suite).currentKeyId());
        assertThat(sealed.ciphertext()[1]).isEqualTo(suite.code());
        assertThat(Arrays.copyOfRange(sealed.ciphertext(), 2, 18))
                .isEqualTo(Arrays.copyOfRange(sealed.wrappedKey(), 2, 18));
        assertThat(sealed.toString()).startsWith("Sealed[").doesNotContain("text");
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · a change of any one bit of the ciphertext or the wrapped key is found")
    void findsEveryAlteredByte(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        Sealed sealed = cipher.seal(bytes("张伟 的 信用 报告"), CONTEXT);
        for (int i = 0; i < sealed.ciphertext().length; i++) {
            Sealed altered = new Sealed(sealed.wrappedKey(), flipped(sealed.ciphertext(), i));
            assertThatThrownBy(() -> cipher.open(altered, CONTEXT)).isInstanceOf(CipherRejected.class);
        }
        for (int i = 0; i < sealed.wrappedKey().length; i++) {
            Sealed altered = new Sealed(flipped(sealed.wrappedKey(), i), sealed.ciphertext());
            assertThatThrownBy(() -> cipher.open(altered, CONTEXT)).isInstanceOf(CipherRejected.class);
        }
        Sealed lastByte = new Sealed(sealed.wrappedKey(), flipped(sealed.ciphertext(), sealed.ciphertext().length - 1));
        assertRejected(Reason.ALTERED, () -> cipher.open(lastByte, CONTEXT));
        Sealed contextTag = new Sealed(sealed.wrappedKey(), flipped(sealed.ciphertext(), 30));
        assertRejected(Reason.ALTERED, () -> cipher.open(contextTag, CONTEXT));
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · every cut is found")
    void findsEveryTruncation(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        Sealed sealed = cipher.seal(bytes("some plain text"), CONTEXT);
        for (int length = 0; length < sealed.ciphertext().length; length++) {
            Sealed cut = new Sealed(sealed.wrappedKey(), Arrays.copyOf(sealed.ciphertext(), length));
            assertThatThrownBy(() -> cipher.open(cut, CONTEXT)).isInstanceOf(CipherRejected.class);
        }
        for (int length = 1; length < sealed.wrappedKey().length; length++) {
            Sealed cut = new Sealed(Arrays.copyOf(sealed.wrappedKey(), length), sealed.ciphertext());
            assertThatThrownBy(() -> cipher.open(cut, CONTEXT)).isInstanceOf(CipherRejected.class);
        }
        assertRejected(Reason.TRUNCATED, () -> cipher.open(new Sealed(sealed.wrappedKey(), new byte[20]), CONTEXT));
        assertRejected(
                Reason.TRUNCATED,
                () -> cipher.open(new Sealed(Arrays.copyOf(sealed.wrappedKey(), 10), sealed.ciphertext()), CONTEXT));
        assertRejected(Reason.TRUNCATED, () -> Sealed.fromBytes(new byte[3]));
        assertRejected(Reason.TRUNCATED, () -> Sealed.fromBytes(new byte[] {0, 0, 1, 0, 5}));
        assertRejected(Reason.TRUNCATED, () -> Sealed.fromBytes(new byte[] {-1, 0, 1, 0, 5}));
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · data moved to another record do not open there, and the error says so")
    void refusesAnotherContext(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        Sealed sealed = cipher.seal(bytes("plain"), CONTEXT);
        assertRejected(Reason.WRONG_CONTEXT, () -> cipher.open(sealed, bytes("credit_report/document/2")));
        assertRejected(Reason.WRONG_CONTEXT, () -> cipher.open(sealed, new byte[0]));
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · a wrapped key opens its own record only")
    void refusesTheKeyOfAnotherRecord(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        Sealed one = cipher.seal(bytes("one"), CONTEXT);
        Sealed other = cipher.seal(bytes("other"), CONTEXT);
        assertRejected(Reason.WRONG_KEY, () -> cipher.open(new Sealed(other.wrappedKey(), one.ciphertext()), CONTEXT));
        byte[] relabelled = other.wrappedKey().clone();
        System.arraycopy(one.wrappedKey(), 2, relabelled, 2, 16);
        assertRejected(Reason.ALTERED, () -> cipher.open(new Sealed(relabelled, one.ciphertext()), CONTEXT));
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · a record whose key was destroyed cannot be opened")
    void refusesADestroyedRecord(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        Sealed sealed = cipher.seal(bytes("plain"), CONTEXT);
        Sealed destroyed = new Sealed(new byte[0], sealed.ciphertext());
        assertRejected(Reason.KEY_DESTROYED, () -> cipher.open(destroyed, CONTEXT));
        assertRejected(Reason.KEY_DESTROYED, () -> cipher.rewrap(destroyed));
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName(
            "N1 · rotation re-wraps the key, keeps the ciphertext and the plain text; records of either suite go along")
    void rewrapsUnderTheNewMasterKey(CipherSuite suite) {
        byte[] plain = bytes("plain");
        Sealed before = cipher(suite).seal(plain, CONTEXT);
        for (CipherSuite newSuite : CipherSuite.values()) {
            String newKeyId = LocalKeyStores.rotate(file(suite), PASSWORD, newSuite);
            EnvelopeCipher cipher = cipher(suite);
            assertThat(cipher.open(before, CONTEXT)).isEqualTo(plain);
            Sealed after = cipher.rewrap(before);
            assertThat(after.masterKeyId()).isEqualTo(newKeyId).isNotEqualTo(before.masterKeyId());
            assertThat(after.ciphertext()).isEqualTo(before.ciphertext());
            assertThat(cipher.open(after, CONTEXT)).isEqualTo(plain);
        }
        LocalKeyStores.destroy(file(suite), PASSWORD, before.masterKeyId());
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> cipher(suite).open(before, CONTEXT));
        assertRejected(Reason.UNKNOWN_MASTER_KEY, () -> cipher(suite).rewrap(before));
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · neither a nonce nor a data key is used twice, and equal texts look unlike")
    void neverReusesANonce(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        Set<ByteBuffer> nonces = new HashSet<>();
        Set<ByteBuffer> dataKeys = new HashSet<>();
        Set<ByteBuffer> texts = new HashSet<>();
        Set<ByteBuffer> wrappings = new HashSet<>();
        int times = 1_000;
        for (int i = 0; i < times; i++) {
            Sealed sealed = cipher.seal(bytes("the same text"), CONTEXT);
            byte[] ciphertext = sealed.ciphertext();
            nonces.add(ByteBuffer.wrap(Arrays.copyOfRange(ciphertext, NONCE_AT, NONCE_AT + CipherSuite.NONCE_LENGTH)));
            dataKeys.add(ByteBuffer.wrap(Arrays.copyOfRange(ciphertext, 2, 18)));
            texts.add(ByteBuffer.wrap(Arrays.copyOfRange(ciphertext, NONCE_AT + 12, ciphertext.length)));
            wrappings.add(ByteBuffer.wrap(cipher.rewrap(sealed).wrappedKey()));
        }
        assertThat(nonces).hasSize(times);
        assertThat(dataKeys).hasSize(times);
        assertThat(texts).hasSize(times);
        assertThat(wrappings).hasSize(times);
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · a key of any other length is refused; SM4 takes 128 bits and nothing else")
    void refusesKeysOfAnyOtherLength(CipherSuite suite) {
        for (int length = 0; length <= 64; length++) {
            byte[] key = new byte[length];
            if (length != suite.keyLength()) {
                assertRejected(
                        Reason.WRONG_KEY_LENGTH, () -> suite.encrypt(key, new byte[12], new byte[0], bytes("plain")));
                assertRejected(
                        Reason.WRONG_KEY_LENGTH, () -> suite.decrypt(key, new byte[12], new byte[0], new byte[32]));
            }
        }
        assertThat(CipherSuite.SM4_GCM.keyLength() * 8).isEqualTo(128);
        assertThat(CipherSuite.AES_256_GCM.keyLength() * 8).isEqualTo(256);
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1 · unknown format versions and suites are refused by name")
    void refusesUnknownFormats(CipherSuite suite) {
        EnvelopeCipher cipher = cipher(suite);
        Sealed sealed = cipher.seal(bytes("plain"), CONTEXT);
        UnaryOperator<byte[]> otherVersion = bytes -> with(bytes, 0, (byte) 9);
        UnaryOperator<byte[]> otherSuite = bytes -> with(bytes, 1, (byte) 9);
        for (UnaryOperator<byte[]> other : Set.of(otherVersion, otherSuite)) {
            assertRejected(
                    Reason.UNKNOWN_FORMAT,
                    () -> cipher.open(new Sealed(other.apply(sealed.wrappedKey()), sealed.ciphertext()), CONTEXT));
            assertRejected(
                    Reason.UNKNOWN_FORMAT,
                    () -> cipher.open(new Sealed(sealed.wrappedKey(), other.apply(sealed.ciphertext())), CONTEXT));
        }
    }

    private Path file(CipherSuite suite) {
        return folder.resolve(suite + ".p12");
    }

    private KeyProvider provider(CipherSuite suite) {
        if (!file(suite).toFile().exists()) {
            LocalKeyStores.create(file(suite), PASSWORD, suite);
        }
        return Pkcs12KeyProvider.open(file(suite), PASSWORD);
    }

    private EnvelopeCipher cipher(CipherSuite suite) {
        return new EnvelopeCipher(provider(suite), suite, new SecureRandom());
    }

    private static void assertRejected(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static byte[] flipped(byte[] bytes, int position) {
        return with(bytes, position, (byte) (bytes[position] ^ 1));
    }

    private static byte[] with(byte[] bytes, int position, byte value) {
        byte[] copy = bytes.clone();
        copy[position] = value;
        return copy;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
