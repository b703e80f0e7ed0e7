package cn.zhengxin.authorization.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermLimitTests {

    private static final int ROUNDS = 5_000;

    @ParameterizedTest(name = "{1} months from {0} end on {2}")
    @CsvSource({
        "2026-01-31, 1, 2026-02-28",
        "2026-01-29, 1, 2026-02-28",
        "2026-01-28, 1, 2026-02-27",
        "2028-01-31, 1, 2028-02-29",
        "2028-01-29, 1, 2028-02-28",
        "2026-03-31, 1, 2026-04-30",
        "2026-02-28, 1, 2026-03-27",
        "2026-11-25, 12, 2027-11-24",
        "2026-01-01, 12, 2026-12-31",
        // From 29 February to the end of the next.
        "2028-02-29, 12, 2029-02-28",
        "2028-02-29, 24, 2030-02-28",
        "2028-02-29, 48, 2032-02-28",
        "2027-02-28, 12, 2028-02-27",
        "2027-03-01, 12, 2028-02-29",
    })
    @DisplayName("A2 · months end on the day before the corresponding one, or with the month that has none")
    void endsOfMonths(LocalDate start, int months, LocalDate lastDay) {
        assertThat(lastDay(months(months), start)).isEqualTo(lastDay);
    }

    @Test
    @DisplayName("A2 · months of any length from any day: never before the start, ending with a month without that day")
    void anyMonths() {
        var random = new Random(20_261_126);
        for (int round = 0; round < ROUNDS; round++) {
            var start = anyDay(random);
            var months = 1 + random.nextInt(120);

            var last = lastDay(months(months), start);

            var month = YearMonth.from(start).plusMonths(months);
            assertThat(last).as("%s months from %s", months, start).isAfterOrEqualTo(start);
            assertThat(last)
                    .as("%s months from %s", months, start)
                    .isEqualTo(
                            month.isValidDay(start.getDayOfMonth())
                                    ? month.atDay(start.getDayOfMonth()).minusDays(1)
                                    : month.atEndOfMonth());
        }
    }

    @Test
    @DisplayName("A2 · a longer limit, and a later start, never ends earlier")
    void longerNeverEndsEarlier() {
        var random = new Random(20_261_127);
        for (int round = 0; round < ROUNDS; round++) {
            var start = anyDay(random);
            var months = 1 + random.nextInt(119);
            var last = lastDay(months(months), start);

            assertThat(lastDay(months(months + 1), start)).isAfter(last);
            assertThat(lastDay(months(months), start.plusDays(1))).isAfterOrEqualTo(last);
        }
    }

    @Test
    @DisplayName("A2 · twelve months are a year, and days count both the first and the last")
    void yearsAndDays() {
        var random = new Random(20_261_128);
        for (int round = 0; round < ROUNDS; round++) {
            var start = anyDay(random);
            var years = 1 + random.nextInt(10);
            var days = 1 + random.nextInt(400);

            // The year after 29 February is full with the end of February.
            var full = start.plusYears(years);
            var lastOfYears = full.getDayOfMonth() == start.getDayOfMonth() ? full.minusDays(1) : full;
            assertThat(lastDay(months(12 * years), start)).isEqualTo(lastOfYears);
            assertThat(lastDay(days(days), start)).isEqualTo(start.plusDays(days - 1L));
        }
    }

    @Test
    @DisplayName("A12 · the last day counts to its end, whatever month it ends")
    void theLastDayCountsToItsEnd() {
        var random = new Random(20_261_129);
        for (int round = 0; round < ROUNDS; round++) {
            var start = anyDay(random);
            var term = new Term(start, lastDay(months(1 + random.nextInt(60)), start));
            var after = term.end().plusDays(1).atStartOfDay(BankDay.ZONE).toInstant();

            assertThat(term.hasExpired(after.minusNanos(1))).isFalse();
            assertThat(term.hasExpired(after)).isTrue();
            assertThat(term.hasStarted(term.start().atStartOfDay(BankDay.ZONE).toInstant()))
                    .isTrue();
        }
    }

    /** Found by asking: the last end that is allowed, with the day after refused. */
    private static LocalDate lastDay(TermLimit limit, LocalDate start) {
        assertThat(limit.allows(start, start)).isTrue();
        long allowed = 0;
        long refused = 4_000;
        assertThat(limit.allows(start, start.plusDays(refused))).isFalse();
        while (refused - allowed > 1) {
            var middle = (allowed + refused) / 2;
            if (limit.allows(start, start.plusDays(middle))) {
                allowed = middle;
            } else {
                refused = middle;
            }
        }
        return start.plusDays(allowed);
    }

    /** Month ends and the days around 29 February more often than others. */
    private static LocalDate anyDay(Random random) {
        var month = YearMonth.of(2020 + random.nextInt(40), random.nextInt(3) == 0 ? 2 : 1 + random.nextInt(12));
        return random.nextBoolean()
                ? month.atEndOfMonth().minusDays(random.nextInt(3))
                : month.atDay(1 + random.nextInt(month.lengthOfMonth()));
    }

    private static TermLimit months(int months) {
        return new TermLimit(Purpose.LOAN_APPLICATION, Product.REVOLVING_CREDIT, null, months, null, 1, "basis");
    }

    private static TermLimit days(int days) {
        return new TermLimit(Purpose.LOAN_APPLICATION, Product.SINGLE_LOAN, days, null, null, 1, "basis");
    }
}
