package cn.zhengxin.authorization.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads a file of notices: one line a day or a span of days, {@code 2026-10-01..2026-10-07,HOLIDAY} or {@code 2026-10-10,MAKE_UP_WORKING_DAY};
 * lines that begin with {@code #} are words for the reader.
 */
final class HolidayFile {

    private HolidayFile() {}

    /** @throws IllegalArgumentException names the first line that cannot be read, or a day that is named twice */
    static WorkingCalendar read(List<String> lines) {
        var notices = new TreeMap<LocalDate, WorkingCalendar.Kind>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var parts = line.split(",", -1);
            if (parts.length != 2) {
                throw unreadable(number);
            }
            var days = parts[0].strip().split("\\.\\.", -1);
            try {
                var kind = WorkingCalendar.Kind.valueOf(parts[1].strip());
                var first = LocalDate.parse(days[0]);
                var last = days.length == 1 ? first : LocalDate.parse(days[1]);
                if (days.length > 2 || last.isBefore(first)) {
                    throw unreadable(number);
                }
                for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                    if (notices.put(day, kind) != null) {
                        throw new IllegalArgumentException(
                                "Line " + number + " of the holiday file names " + day + " again");
                    }
                }
            } catch (DateTimeException noDate) {
                throw unreadable(number);
            }
        }
        return new WorkingCalendar(notices);
    }

    private static IllegalArgumentException unreadable(int number) {
        return new IllegalArgumentException("Line " + number + " of the holiday file is no day and kind");
    }
}
