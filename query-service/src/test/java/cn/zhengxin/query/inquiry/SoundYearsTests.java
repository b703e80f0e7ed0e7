package cn.zhengxin.query.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundYearsTests {

    @ParameterizedTest
    @ValueSource(strings = {"+294277-01-01T00:00:00Z", "2201-01-01T00:00:00Z", "1999-12-31T23:59:59Z"})
    @DisplayName("A moment outside two centuries is none")
    void aMomentOutside(String moment) {
        assertThat(SoundYears.hold(Instant.parse(moment))).isFalse();
    }

    @Test
    @DisplayName("The ends of the calendar are outside, its days and its moments")
    void theEndsOfTheCalendar() {
        assertThat(SoundYears.hold(Instant.MAX)).isFalse();
        assertThat(SoundYears.hold(Instant.MIN)).isFalse();
        assertThat(SoundYears.hold(LocalDate.MAX)).isFalse();
        assertThat(SoundYears.hold(LocalDate.MIN)).isFalse();
    }

    @Test
    @DisplayName("First and last day belong to them")
    void firstAndLast() {
        assertThat(SoundYears.hold(LocalDate.of(2000, 1, 1))).isTrue();
        assertThat(SoundYears.hold(LocalDate.of(2200, 12, 31))).isTrue();
        assertThat(SoundYears.hold(Instant.parse("2200-12-31T23:59:59Z"))).isTrue();
    }
}
