package cn.zhengxin.authorization.loan.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoanTests {

    private static final LoanReference REFERENCE = new LoanReference("B10001", "LN-2026-000123");
    private static final Instant EARLIER = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-02T00:00:00Z");

    private final Loan loan = Loan.unknown(REFERENCE);

    @Test
    @DisplayName(
            "A11 · an older classification never overwrites a newer one, a newer one does, for better and for worse")
    void theNewestClassificationCounts() {
        var newer = loan.after(new LoanNews.Classified(AssetClass.NORMAL, LATER));

        assertThat(newer.after(new LoanNews.Classified(AssetClass.LOSS, EARLIER)))
                .isEqualTo(newer);
        assertThat(loan.after(new LoanNews.Classified(AssetClass.LOSS, EARLIER))
                        .after(new LoanNews.Classified(AssetClass.NORMAL, LATER))
                        .facts()
                        .assetClass())
                .isEqualTo(AssetClass.NORMAL);
    }

    @Test
    @DisplayName(
            "Q6 · the last movement counts, in whatever order it is told; it wakes no dormant loan, the customer does")
    void theLastMovementCounts() {
        var moved = loan.after(new LoanNews.Moved(LATER)).after(new LoanNews.Moved(EARLIER));
        assertThat(moved.lastMovementAt()).isEqualTo(LATER);
        assertThat(moved.confirmedAt()).isNull();

        var dormant = loan.after(new LoanNews.WentDormant(EARLIER)).after(new LoanNews.Moved(LATER));
        assertThat(dormant.facts().dormant()).isTrue();
        assertThat(dormant.confirmedAt()).isNull();

        var confirmed = dormant.after(new LoanNews.Reactivated(LATER));
        assertThat(confirmed.facts().dormant()).isFalse();
        assertThat(confirmed.confirmedAt()).isEqualTo(LATER);
        assertThat(confirmed.lastMovementAt()).isEqualTo(LATER);
    }

    @Test
    @DisplayName("A11 · dormant until reactivated, and again when it went dormant after that")
    void dormantUntilReactivated() {
        var dormant = loan.after(new LoanNews.WentDormant(EARLIER));
        var reactivated = dormant.after(new LoanNews.Reactivated(LATER));

        assertThat(dormant.facts().dormant()).isTrue();
        assertThat(reactivated.facts().dormant()).isFalse();
        assertThat(reactivated.after(new LoanNews.WentDormant(EARLIER)).facts().dormant())
                .isFalse();
        assertThat(reactivated
                        .after(new LoanNews.WentDormant(LATER.plusSeconds(1)))
                        .facts()
                        .dormant())
                .isTrue();
    }

    @Test
    @DisplayName("A11 · an end is never taken back, whatever comes after it")
    void anEndStays() {
        var ended = loan.after(new LoanNews.Ended(ClosureReason.SETTLED, EARLIER));

        assertThat(ended.after(new LoanNews.Ended(ClosureReason.ABANDONED, LATER)))
                .isEqualTo(ended);
        assertThat(ended.after(new LoanNews.Classified(AssetClass.NORMAL, LATER))
                        .after(new LoanNews.Reactivated(LATER))
                        .facts()
                        .ended())
                .isEqualTo(ClosureReason.SETTLED);
    }

    @Test
    @DisplayName("A11 · in whatever order, and however often, the same news make the same loan")
    void orderAndRepetitionDoNotMatter() {
        var random = new Random(20261126);
        for (int round = 0; round < 2_000; round++) {
            var news = someNews(random);
            var expected = tell(news);
            var again = new ArrayList<>(news);
            again.addAll(news.subList(0, random.nextInt(news.size() + 1)));
            Collections.shuffle(again, random);

            assertThat(tell(again)).as(news.toString()).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("A12 · the largest amount that was told counts")
    void theLargestAmountCounts() {
        assertThat(loan.withAmount(BigDecimal.TEN)
                        .withAmount(BigDecimal.ONE)
                        .withAmount(null)
                        .amount())
                .isEqualTo(BigDecimal.TEN);
    }

    @Test
    @DisplayName("N2 · nothing that could be a person's number is a loan's")
    void noPersonsNumberIsALoans() {
        for (var text : List.of("110101199003070134", "13812345678", "LN 1", "", "A", "贷款001", "x".repeat(41))) {
            assertThat(LoanReference.tryParse("B10001", text)).as(text).isEmpty();
        }
        assertThat(LoanReference.tryParse("B10001", "LN-2026-000123")).isPresent();
    }

    private Loan tell(List<LoanNews> news) {
        var told = loan;
        for (var one : news) {
            told = told.after(one);
        }
        return told;
    }

    private static List<LoanNews> someNews(Random random) {
        var news = new ArrayList<LoanNews>();
        var classes = List.of(AssetClass.values());
        var ends = List.of(ClosureReason.values());
        for (int number = random.nextInt(8); number >= 0; number--) {
            // Few moments, so that some news are of the same one.
            var at = EARLIER.plusSeconds(random.nextInt(4));
            news.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new LoanNews.Classified(classes.get(random.nextInt(classes.size())), at);
                        case 1 -> new LoanNews.WentDormant(at);
                        case 2 -> new LoanNews.Reactivated(at);
                        default -> new LoanNews.Ended(ends.get(random.nextInt(ends.size())), at);
                    });
        }
        return news;
    }
}
