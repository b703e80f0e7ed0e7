package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.workingcalendar.WorkingCalendar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ask for a use, with all that a rule about it may look at whatever the use rests on. What a ground knows of itself is beside it,
 * for consents in {@link UseInQuestion}.
 *
 * @param subjectNameReference the query's name for the subject, as its reference; null where it was compared before and only the
 *     use held since is decided again
 * @param taken uses of the ground that other queries hold or have spent (A13)
 * @param takenAtRoot uses that others hold or have spent of the original, its own and of all derived from it (A7, A13)
 * @param policy the version in force at the moment
 * @param calendar the days that the bank works
 * @param moment when it is decided, by the server's clock (A12)
 */
public record UseAsk(
        IntendedUse use,
        @Nullable String subjectNameReference,
        long taken,
        long takenAtRoot,
        AuthorizationPolicy policy,
        WorkingCalendar calendar,
        Instant moment) {

    public UseAsk {
        if (taken < 0 || takenAtRoot < 0) {
            throw new IllegalArgumentException("Fewer than no uses are taken");
        }
    }
}
