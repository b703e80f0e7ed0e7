package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.workingcalendar.WorkingCalendar;
import java.time.Instant;
import java.util.Map;

/** Asks under the sample policy, with the subject's name compared before. */
public final class SampleAsks {

    private static final WorkingCalendar CALENDAR = new WorkingCalendar(Map.of());

    private SampleAsks() {}

    public static UseAsk ask(IntendedUse use, long taken, Instant moment) {
        return ask(use, taken, 0, moment);
    }

    public static UseAsk ask(IntendedUse use, long taken, long takenAtRoot, Instant moment) {
        return new UseAsk(use, null, taken, takenAtRoot, SamplePolicy.version1(), CALENDAR, moment);
    }
}
