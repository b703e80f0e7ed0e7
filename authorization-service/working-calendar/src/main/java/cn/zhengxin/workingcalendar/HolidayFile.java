package cn.zhengxin.workingcalendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of notices: one line a day or a span of days, {@code 2026-10-01..2026-10-07,HOLIDAY} or {@code 2026-10-10,MAKE_UP_WORKING_DAY};
 * lines that begin with {@code #} are words for the reader.
 */
public final class HolidayFile {

    private static final String SHIPPED = "holidays.csv";

    private HolidayFile() {}

    /**
     * The calendar of a file.
     *
     * @param file the notices loaded; the ones that come with the library where none is named
     * @throws UncheckedIOException when it cannot be read
     */
    public static WorkingCalendar load(@Nullable Path file) {
        try {
            return read(file == null ? shipped() : Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> shipped() throws IOException {
        try (InputStream notices = HolidayFile.class.getResourceAsStream(SHIPPED)) {
            if (notices == null) {
                throw new IOException("The notices that come with the library are missing");
            }
            return new String(notices.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

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
