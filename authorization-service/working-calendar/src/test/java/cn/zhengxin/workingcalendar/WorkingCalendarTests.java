package cn.zhengxin.workingcalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTests {

    private final WorkingCalendar calendar = HolidayFile.load(null);

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-01-02",
                "2026-02-15",
                "2026-02-16",
                "2026-02-23",
                "2026-04-06",
                "2026-05-01",
                "2026-05-05",
                "2026-06-19",
                "2026-09-25",
                "2026-10-01",
                "2026-10-07",
                "2026-03-07",
                "2026-11-29"
            })
    @DisplayName("A12 · holidays of the 2026 notice and ordinary weekends are free")
    void free(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "2026-01-04",
                "2026-02-14",
                "2026-02-28",
                "2026-05-09",
                "2026-09-20",
                "2026-10-10",
                "2026-01-05",
                "2026-02-24",
                "2026-04-07",
                "2026-10-08"
            })
    @DisplayName("A12 · make-up days of the 2026 notice and ordinary weekdays are worked")
    void worked(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest(name = "{1} working days before {0} is {2}")
    @CsvSource({
        // Across National Day and its two make-up days.
        "2026-10-12, 1, 2026-10-10",
        "2026-10-12, 4, 2026-09-30",
        "2026-10-22, 15, 2026-09-24",
        // Across the Spring Festival.
        "2026-02-24, 1, 2026-02-14",
        "2026-03-02, 6, 2026-02-14",
        // Over the end of a month.
        "2026-03-31, 15, 2026-03-10"
    })
    @DisplayName("A12 · so many working days before a date")
    void before(LocalDate day, int workingDays, LocalDate expected) {
        assertThat(calendar.before(day, workingDays)).isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "A12 · whatever the date: the day found is worked, and between it and the date lie one fewer working days")
    void betweenLieOneFewer() {
        var random = new Random(20_261_126);
        for (int round = 0; round < 2_000; round++) {
            var day = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(300));
            var workingDays = 1 + random.nextInt(30);
            var found = calendar.before(day, workingDays);
            var between = found.plusDays(1)
                    .datesUntil(day)
                    .filter(calendar::isWorkingDay)
                    .count();
            assertThat(calendar.isWorkingDay(found)).isTrue();
            assertThat(between).isEqualTo(workingDays - 1L);
        }
    }

    @Test
    @DisplayName("A12 · 2026 has as many working days as weekdays less holidays on them plus make-up days")
    void sizeOfTheYear() {
        var days = LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).toList();
        var weekdays = days.stream()
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
        assertThat(weekdays).isEqualTo(261);
        // 19 holidays fall on weekdays, six weekend days are worked.
        assertThat(days.stream().filter(calendar::isWorkingDay).count()).isEqualTo(261 - 19 + 6);
    }

    @Test
    @DisplayName("A12 · a year nobody loaded has no working days, so that what is due comes earlier and never later")
    void unknownYearsAreFree() {
        assertThat(calendar.before(LocalDate.of(2027, 1, 20), 1)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThatIllegalStateException().isThrownBy(() -> calendar.before(LocalDate.of(2026, 1, 2), 5));
    }

    static Stream<List<String>> unreadable() {
        return Stream.of(
                List.of("2026-13-01,HOLIDAY"),
                List.of("2026-01-01"),
                List.of("2026-01-01,FESTIVAL"),
                List.of("2026-01-03..2026-01-01,HOLIDAY"),
                List.of("2026-01-01,HOLIDAY", "2026-01-01,HOLIDAY"),
                List.of("2026-01-05,MAKE_UP_WORKING_DAY"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource
    @DisplayName("A12 · a file that cannot be read keeps the service from starting")
    void unreadable(List<String> lines) {
        assertThatIllegalArgumentException().isThrownBy(() -> HolidayFile.read(lines));
    }
}
