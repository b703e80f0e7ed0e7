package cn.zhengxin.authorization.customerauthorization.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorizationFilterTests {

    /** The first instant of 26 November in Asia/Shanghai. */
    private static final Instant MIDNIGHT = Instant.parse("2026-11-25T16:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    @DisplayName("A12 · expired is what ended before today in Asia/Shanghai, the day turning at midnight there")
    void expiredEndsBeforeToday() {
        assertThat(filter(MIDNIGHT, true, null).endsBefore()).isEqualTo(TODAY);
        assertThat(filter(MIDNIGHT.minusNanos(1), true, null).endsBefore()).isEqualTo(TODAY.minusDays(1));
        assertThat(filter(MIDNIGHT, true, null).endsFrom()).isNull();
    }

    @Test
    @DisplayName("A12 · not expired is what ends today or later")
    void runningEndsFromToday() {
        assertThat(filter(MIDNIGHT, false, null).endsFrom()).isEqualTo(TODAY);
        assertThat(filter(MIDNIGHT, false, null).endsBefore()).isNull();
    }

    @Test
    @DisplayName("A12 · expiring before a day is what still runs and ends before it; expired as well is nothing at all")
    void expiringStillRuns() {
        var day = TODAY.plusDays(10);

        assertThat(filter(MIDNIGHT, null, day))
                .extracting(AuthorizationFilter::endsFrom, AuthorizationFilter::endsBefore)
                .containsExactly(TODAY, day);
        assertThat(filter(MIDNIGHT, true, day))
                .extracting(AuthorizationFilter::endsFrom, AuthorizationFilter::endsBefore)
                .containsExactly(TODAY, TODAY);
    }

    @Test
    @DisplayName("A12 · without a wish nothing is left out")
    void nothingIsLeftOut() {
        assertThat(filter(MIDNIGHT, null, null)).isEqualTo(AuthorizationFilter.NONE);
    }

    private static AuthorizationFilter filter(Instant moment, Boolean expired, LocalDate expiringBefore) {
        return AuthorizationFilter.at(moment, null, null, expired, expiringBefore);
    }
}
