package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which of the files within somebody's scope are wanted; null members leave open. It narrows a scope and never widens one.
 *
 * @param state as stored
 * @param endsFrom the first end date wanted
 * @param endsBefore the first end date no longer wanted
 */
public record AuthorizationFilter(
        @Nullable AuthorizationState state,
        @Nullable Purpose purpose,
        @Nullable LocalDate endsFrom,
        @Nullable LocalDate endsBefore,
        @Nullable SubjectReference subject) {

    public static final AuthorizationFilter NONE = new AuthorizationFilter(null, null, null, null, null);

    /**
     * A filter by what a moment makes of end dates.
     *
     * @param expired whether the end date has passed at the moment; null for both
     * @param expiringBefore those whose term still runs and ends before this day; null for all
     */
    public static AuthorizationFilter at(
            Instant moment,
            @Nullable AuthorizationState state,
            @Nullable Purpose purpose,
            @Nullable Boolean expired,
            @Nullable LocalDate expiringBefore) {
        // A12: expiry is the end of the end date in Asia/Shanghai.
        var today = BankDay.of(moment);
        var stillRuns = expiringBefore != null || Boolean.FALSE.equals(expired);
        var hasEnded = Boolean.TRUE.equals(expired);
        var endsBefore = expiringBefore;
        if (hasEnded && (endsBefore == null || today.isBefore(endsBefore))) {
            endsBefore = today;
        }
        return new AuthorizationFilter(state, purpose, stillRuns ? today : null, endsBefore, null);
    }

    public AuthorizationFilter about(SubjectReference wanted) {
        return new AuthorizationFilter(state, purpose, endsFrom, endsBefore, wanted);
    }
}
