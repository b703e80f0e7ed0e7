package cn.zhengxin.authorization.retention.model;

import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How long one file is kept: the class that holds it longest.
 *
 * @param dueAt the first moment at which it can be destroyed
 */
public record Retention(String retentionClass, Instant endedAt, Instant dueAt) {

    /**
     * The longest of the classes that apply wins; computed when asked.
     *
     * @throws IllegalStateException when no class applies: nothing may be destroyed then
     */
    public static Retention of(
            CustomerAuthorization authorization,
            boolean useConsumed,
            List<RetentionClass> classes,
            AuthorizationPolicy policy) {
        var endedAt = endOf(authorization);
        return classes.stream()
                .filter(candidate -> candidate.appliesTo(useConsumed))
                .map(candidate ->
                        new Retention(candidate.name(), endedAt, after(endedAt, policy.number(candidate.years()))))
                .max(Comparator.comparing(Retention::dueAt))
                .orElseThrow(() -> new IllegalStateException("No retention class applies"));
    }

    public boolean isDue(Instant moment) {
        return !moment.isBefore(dueAt);
    }

    /** Withdrawal, closure or rejection; otherwise the end of the term. */
    private static Instant endOf(CustomerAuthorization authorization) {
        return switch (authorization) {
            case Withdrawn withdrawn -> withdrawn.withdrawal().at();
            case Closed closed -> closed.closure().at();
            case Rejected rejected -> rejected.verification().at();
            case CustomerAuthorization.Open open ->
                open.facts()
                        .content()
                        .term()
                        .end()
                        .plusDays(1)
                        .atStartOfDay(BankDay.ZONE)
                        .toInstant();
        };
    }

    private static Instant after(Instant end, int years) {
        return end.atZone(BankDay.ZONE).plusYears(years).toInstant();
    }
}
