package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatPreservingCipherTests {

    private static final byte[] TWEAK = "phone".getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(20261127);

    @ParameterizedTest
    @CsvSource({
        "2B7E151628AED2A6ABF7158809CF4F3C, '', 0123456789, 2433477484",
        "2B7E151628AED2A6ABF7158809CF4F3C, 39383736353433323130, 0123456789, 6124200773",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F, '', 0123456789, 2830668132",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F, 39383736353433323130, 0123456789, 2496655549",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94, '', 0123456789, 6657667009",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94, 39383736353433323130, 0123456789, 1001623463"
    })
    @DisplayName("N1: M2: FF1 gives the results of NIST's samples 1, 2, 4, 5, 7 and 8")
    void agreesWithTheSamplesOfNist(String key, String tweak, String plain, String encrypted) {
        var cipher = FormatPreservingCipher.withAes(HexFormat.of().parseHex(key));
        byte[] tweakBytes = HexFormat.of().parseHex(tweak);
        assertThat(cipher.encrypt(plain, tweakBytes)).isEqualTo(encrypted);
        assertThat(cipher.decrypt(encrypted, tweakBytes)).isEqualTo(plain);
    }

    @Test
    @DisplayName("N1: M2: digits of every length come back, and their stand-in has their length")
    void comesBack() {
        for (var cipher : List.of(FormatPreservingCipher.withAes(key(32)), FormatPreservingCipher.withSm4(key(16)))) {
            for (int length = FormatPreservingCipher.FEWEST_DIGITS;
                    length <= FormatPreservingCipher.MOST_DIGITS;
                    length++) {
                for (int run = 0; run < 20; run++) {
                    String digits = digits(length);
                    String standIn = cipher.encrypt(digits, TWEAK);
                    assertThat(standIn).matches("[0-9]{" + length + "}");
                    assertThat(cipher.decrypt(standIn, TWEAK)).isEqualTo(digits);
                }
            }
        }
    }

    @Test
    @DisplayName("N1: M2: two numbers never share a stand-in; tweak, key and block cipher change it")
    void isOneToOne() {
        byte[] key = key(16);
        var aes = FormatPreservingCipher.withAes(key);
        Set<String> plain = new HashSet<>();
        Set<String> standIns = new HashSet<>();
        for (int run = 0; run < 20_000; run++) {
            String digits = digits(6);
            plain.add(digits);
            standIns.add(aes.encrypt(digits, TWEAK));
        }
        assertThat(standIns).hasSameSizeAs(plain);
        String digits = "13800138000";
        assertThat(List.of(
                        aes.encrypt(digits, TWEAK),
                        aes.encrypt(digits, new byte[0]),
                        FormatPreservingCipher.withAes(key(16)).encrypt(digits, TWEAK),
                        FormatPreservingCipher.withSm4(key).encrypt(digits, TWEAK)))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("N1: M2: fewer than a million texts, other signs than digits and too long a tweak are refused by name")
    void refusesWhatIsOutsideItsDomain() {
        var cipher = FormatPreservingCipher.withAes(key(32));
        for (String text :
                List.of("", "1", "12345", "1".repeat(65), "12345a", "１２３４５６", "123 456", "-12345", "٠١٢٣٤٥")) {
            assertRejected(Reason.OUTSIDE_DOMAIN, () -> cipher.encrypt(text, TWEAK));
            assertRejected(Reason.OUTSIDE_DOMAIN, () -> cipher.decrypt(text, TWEAK));
        }
        assertRejected(Reason.OUTSIDE_DOMAIN, () -> cipher.encrypt("123456", new byte[256]));
        assertThat(cipher.encrypt("123456", new byte[255])).hasSize(6);
    }

    @Test
    @DisplayName("N1: M2: keys of any other length are refused by name")
    void refusesKeysOfAnyOtherLength() {
        for (int length = 0; length <= 64; length++) {
            byte[] key = new byte[length];
            if (length != 16 && length != 24 && length != 32) {
                assertRejected(Reason.WRONG_KEY_LENGTH, () -> FormatPreservingCipher.withAes(key));
            }
            if (length != 16) {
                assertRejected(Reason.WRONG_KEY_LENGTH, () -> FormatPreservingCipher.withSm4(key));
            }
        }
    }

    @Test
    @DisplayName("N1: M2: many threads share one cipher")
    void isSharedByThreads() throws Exception {
        byte[] key = key(32);
        var cipher = FormatPreservingCipher.withAes(key);
        Arrays.fill(key, (byte) 0);
        String expected = cipher.encrypt("110105194912310021", TWEAK);
        Callable<Boolean> task = () -> {
            for (int run = 0; run < 500; run++) {
                if (!cipher.encrypt("110105194912310021", TWEAK).equals(expected)) {
                    return false;
                }
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var told : threads.invokeAll(List.of(task, task, task, task))) {
                assertThat(told.get()).isTrue();
            }
        }
    }

    private byte[] key(int length) {
        byte[] key = new byte[length];
        random.nextBytes(key);
        return key;
    }

    private String digits(int length) {
        var digits = new StringBuilder();
        for (int at = 0; at < length; at++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static void assertRejected(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
