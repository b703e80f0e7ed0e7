package cn.zhengxin.dispute.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinePolicyTests {

    private static final DeadlinePolicy POLICY = new DeadlinePolicy(1, 20, 5);

    @ParameterizedTest(name = "received {0}: due {1}")
    @CsvSource({
        "2026-11-25T06:00:00Z, 2026-12-15",
        // Shanghai has begun the next day at 16:00 UTC.
        "2026-11-25T15:59:59.999999Z, 2026-12-15",
        "2026-11-25T16:00:00Z, 2026-12-16",
        // Holidays and year ends do not matter: these are calendar days.
        "2026-12-20T00:00:00Z, 2027-01-09",
        "2028-02-10T00:00:00Z, 2028-03-01",
        "2027-02-10T00:00:00Z, 2027-03-02",
    })
    @DisplayName("D2 · the answer is due 20 calendar days after the day of receipt in Shanghai")
    void isDueTwentyCalendarDaysAfterReceipt(Instant receivedAt, LocalDate due) {
        assertThat(POLICY.dueDate(receivedAt)).isEqualTo(due);
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-11-25T06:00:00Z, IN_TIME",
        "2026-12-09T15:59:59Z, IN_TIME",
        "2026-12-09T16:00:00Z, URGENT",
        "2026-12-15T15:59:59Z, URGENT",
        "2026-12-15T16:00:00Z, OVERDUE",
    })
    @DisplayName("D2 · the last day counts to its end in Shanghai, and five days before it are urgent")
    void theLastDayCountsToItsEnd(Instant moment, Punctuality punctuality) {
        assertThat(Punctuality.at(moment, LocalDate.parse("2026-12-15"), POLICY))
                .isEqualTo(punctuality);
    }

    @Test
    @DisplayName("D2 · every receipt within one day of Shanghai is due on one day")
    void everyReceiptOfOneDayIsDueOnOneDay() {
        var start = Instant.parse("2026-11-24T16:00:00Z");
        for (var minute = 0; minute < 24 * 60; minute++) {
            assertThat(POLICY.dueDate(start.plusSeconds(minute * 60L))).isEqualTo(LocalDate.parse("2026-12-15"));
        }
    }
}
