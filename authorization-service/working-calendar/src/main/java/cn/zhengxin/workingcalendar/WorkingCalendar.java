package cn.zhengxin.workingcalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Working days: weekdays that are no holiday, and weekend days that make up for one (调休). A day of a year that no notice was loaded
 * for counts as free: what has to happen so many working days before a date then happens earlier, never later.
 */
public final class WorkingCalendar {

    /** What a notice says about a day that the weekday alone does not say. */
    public enum Kind {
        HOLIDAY,
        /** A weekend day on which is worked. */
        MAKE_UP_WORKING_DAY
    }

    private final Map<LocalDate, Kind> notices;
    private final Set<Integer> years;

    public WorkingCalendar(Map<LocalDate, Kind> notices) {
        this.notices = Map.copyOf(notices);
        this.years = notices.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
        notices.forEach((day, kind) -> {
            if (kind == Kind.MAKE_UP_WORKING_DAY && !isWeekend(day)) {
                throw new IllegalArgumentException(day + " is no weekend day and makes up for nothing");
            }
        });
    }

    public boolean covers(int year) {
        return years.contains(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        if (!covers(day.getYear())) {
            return false;
        }
        var kind = notices.get(day);
        return kind == null ? !isWeekend(day) : kind == Kind.MAKE_UP_WORKING_DAY;
    }

    /**
     * The day that lies so many working days before another one, which does not count itself.
     *
     * @throws IllegalStateException when the loaded years do not hold so many
     */
    public LocalDate before(LocalDate day, int workingDays) {
        var first =
                years.stream().min(Integer::compare).orElseThrow(() -> new IllegalStateException("No year is loaded"));
        var found = day;
        for (int left = workingDays; left > 0; ) {
            found = found.minusDays(1);
            if (found.getYear() < first) {
                throw new IllegalStateException("The holiday calendar begins with " + first);
            }
            if (isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
