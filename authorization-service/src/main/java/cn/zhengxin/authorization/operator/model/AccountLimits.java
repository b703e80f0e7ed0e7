package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.PolicyNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an open account from working, in numbers and days of one policy on one day. Decisions ask it about one account; the
 * register selects by the same values.
 *
 * @param gradeBFrom with fewer security points an account is at grade C (O6)
 * @param unusedSince last used on this day or before, an account is unused for too long (O7)
 * @param today a recertification due before it and not answered is overdue (O8)
 */
public record AccountLimits(int gradeBFrom, LocalDate unusedSince, LocalDate today) {

    public static AccountLimits of(AuthorizationPolicy policy, LocalDate today) {
        return new AccountLimits(policy.gradeBFrom(), today.minusDays(policy.number(PolicyNumber.UNUSED_DAYS)), today);
    }

    boolean isAtGradeC(int points) {
        return points < gradeBFrom;
    }

    boolean isUnused(LocalDate lastUsedOn) {
        return !lastUsedOn.isAfter(unusedSince);
    }

    boolean isOverdue(@Nullable LocalDate recertifyBy) {
        return recertifyBy != null && recertifyBy.isBefore(today);
    }
}
