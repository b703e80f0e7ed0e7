package cn.zhengxin.query.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.DigestSuite;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSeedTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final byte[] VALUE =
            HexFormat.of().parseHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    private static final SampleSeed SEED = new SampleSeed(DAY, VALUE, DigestSuite.SHA_256);

    private final List<CreditQueryId> thousand =
            Stream.generate(CreditQueryId::next).limit(1000).toList();

    @Test
    @DisplayName(
            "Q4 · the draw can be worked out again with what is published: HMAC-SHA-256 of the id, its first four bytes")
    void theDrawCanBeWorkedOutAgain() {
        // openssl dgst -sha256 -mac HMAC -macopt hexkey:<seed>, over the ids
        var queries = Stream.of(
                        "019abb4e-7c00-7a11-8f52-3d6a90c1b201",
                        "019abb4e-7c00-7a11-8f52-3d6a90c1b202",
                        "019abb4e-7c00-7a11-8f52-3d6a90c1b203")
                .map(text -> new CreditQueryId(UUID.fromString(text)))
                .toList();

        assertThat(SEED.digest()).isEqualTo("4773d12e2371bb935b9a0f5439b4a1c3ad3f2414b86980f8418d1cfabdfadfef");
        assertThat(SEED.drawnOf(queries, 1))
                .extracting(CreditQueryId::toString)
                .containsExactly("019abb4e-7c00-7a11-8f52-3d6a90c1b201");
        assertThat(SEED.drawnOf(queries, 65))
                .extracting(CreditQueryId::toString)
                .containsExactly("019abb4e-7c00-7a11-8f52-3d6a90c1b201", "019abb4e-7c00-7a11-8f52-3d6a90c1b202");
    }

    @Test
    @DisplayName(
            "Q4, N1 · a seed is drawn and published with the digest it was committed with, whatever is set by then")
    void keepsToItsDigest() {
        var national = new SampleSeed(DAY, VALUE, DigestSuite.SM3);

        // openssl dgst -sm3
        assertThat(national.digest()).isEqualTo("sm3:fb5d2b8a8122342d10fe490a7bb844b4c9ad963c61191ec072c950ad8983a287");
        assertThat(SampleSeed.committed(DAY, VALUE, national.digest()).digest()).isEqualTo(national.digest());
        assertThat(SampleSeed.committed(DAY, VALUE, national.digest()).drawnOf(thousand, 20))
                .isEqualTo(national.drawnOf(thousand, 20))
                .isNotEqualTo(SEED.drawnOf(thousand, 20));
        assertThat(SampleSeed.committed(DAY, VALUE, SEED.digest()).drawnOf(thousand, 20))
                .isEqualTo(SEED.drawnOf(thousand, 20));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 30", "5, 20, 90", "50, 400, 600", "100, 1000, 1000"})
    @DisplayName("Q4 · about the policy's share is drawn, and all of them at a hundred percent")
    void aboutTheShareIsDrawn(int percent, int least, int most) {
        assertThat(SEED.drawnOf(thousand, percent)).hasSizeBetween(least, most).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Q4 · of whatever number, one at least is drawn; of none, none")
    void oneAtLeastIsDrawn() {
        assertThat(IntStream.range(0, 200))
                .allSatisfy(number -> assertThat(SEED.drawnOf(thousand.subList(number, number + 1), 1))
                        .hasSize(1));
        assertThat(SEED.drawnOf(List.of(), 5)).isEmpty();
    }

    @Test
    @DisplayName("Q4 · the same seed draws the same, in whatever order the queries come; another seed draws others")
    void theSameSeedDrawsTheSame() {
        var shuffled = new ArrayList<>(thousand);
        Collections.shuffle(shuffled);

        assertThat(SEED.drawnOf(shuffled, 5)).isEqualTo(SEED.drawnOf(thousand, 5));
        assertThat(SampleSeed.random(DAY, new SecureRandom(), DigestSuite.SHA_256)
                        .drawnOf(thousand, 5))
                .isNotEqualTo(SEED.drawnOf(thousand, 5));
    }

    @Test
    @DisplayName("Q4 · a greater share draws whatever a smaller one does")
    void aGreaterShareDrawsMore() {
        assertThat(SEED.drawnOf(thousand, 20)).containsAll(SEED.drawnOf(thousand, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    @DisplayName("Q4 · no share but 1 to 100 percent is one")
    void noOtherShareIsOne(int percent) {
        assertThatThrownBy(() -> SEED.drawnOf(thousand, percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Q4 · a seed does not print itself")
    void aSeedDoesNotPrintItself() {
        assertThat(SEED.toString()).doesNotContain("0011");
    }
}
