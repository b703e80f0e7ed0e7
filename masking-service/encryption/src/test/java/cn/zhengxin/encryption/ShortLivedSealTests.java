package cn.zhengxin.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortLivedSealTests {

    private static final byte[] PLAIN = "张三 13800138000".getBytes(UTF_8);
    private static final byte[] PLACE = "session".getBytes(UTF_8);
    private static final byte[] SECRET = "only for tests, 32 bytes of it!!".getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource
    @DisplayName("N1 · what was sealed is opened, also by a process set to the other suite, and no two look alike")
    void opens(CipherSuite suite) {
        byte[] sealed = seal(suite).seal(PLAIN, PLACE);

        assertThat(new String(sealed, UTF_8)).doesNotContain("13800138000");
        assertThat(seal(suite).seal(PLAIN, PLACE)).isNotEqualTo(sealed);
        for (CipherSuite other : CipherSuite.values()) {
            assertThat(seal(other).open(sealed, PLACE)).isEqualTo(PLAIN);
        }
        assertThat(seal(suite).open(seal(suite).seal(new byte[0], PLACE), PLACE))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("N1 · every bit changed and every byte cut off is found")
    void findsDamage(CipherSuite suite) {
        byte[] sealed = seal(suite).seal(PLAIN, PLACE);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> seal(suite).open(altered, PLACE))
                    .as("bit %s", bit)
                    .isInstanceOf(CipherRejected.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> seal(suite).open(cut, PLACE)).isInstanceOf(CipherRejected.class);
        }
    }

    @Test
    @DisplayName("N1 · nothing is opened in another place or under another secret, and it is told why")
    void opensNowhereElse() {
        byte[] sealed = seal(CipherSuite.AES_256_GCM).seal(PLAIN, PLACE);

        assertRejected(Reason.ALTERED, () -> seal(CipherSuite.AES_256_GCM).open(sealed, "sessions".getBytes(UTF_8)));
        byte[] another = SECRET.clone();
        another[0]++;
        assertRejected(
                Reason.UNKNOWN_MASTER_KEY,
                () -> new ShortLivedSeal(another, CipherSuite.AES_256_GCM, new SecureRandom()).open(sealed, PLACE));
        assertRejected(Reason.TRUNCATED, () -> seal(CipherSuite.AES_256_GCM).open(Arrays.copyOf(sealed, 21), PLACE));
        assertRejected(
                Reason.UNKNOWN_FORMAT, () -> seal(CipherSuite.AES_256_GCM).open(new byte[40], PLACE));
        assertRejected(
                Reason.WRONG_KEY_LENGTH,
                () -> new ShortLivedSeal(new byte[31], CipherSuite.AES_256_GCM, new SecureRandom()));
    }

    private static ShortLivedSeal seal(CipherSuite suite) {
        return new ShortLivedSeal(SECRET, suite, new SecureRandom());
    }

    private static void assertRejected(Reason reason, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
