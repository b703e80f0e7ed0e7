package cn.zhengxin.query.inquiry;

import java.time.Instant;
import java.time.LocalDate;

/** Years outside are slips of the pen, and some lie beyond what the calendar or the store can hold. */
public final class SoundYears {

    /** Completes a field's name to a sentence. */
    public static final String FORM = "has a year from 2000 to 2200";

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);
    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

    private SoundYears() {}

    public static boolean hold(Instant moment) {
        return !moment.isBefore(BEGIN) && moment.isBefore(END);
    }

    public static boolean hold(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }
}
