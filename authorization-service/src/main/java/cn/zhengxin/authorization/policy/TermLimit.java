package cn.zhengxin.authorization.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long, how often and under which clause a purpose may be authorized for a product (A2, A13).
 *
 * @param maximumDays counted with both the first and the last day; null where months or the debt set the end
 * @param maximumMonths calendar months; null where days or the debt set the end
 * @param requiredClause clause the signed text must carry, null where none
 * @param maximumUses most queries one authorization may serve; 1 is single-use
 */
public record TermLimit(
        Purpose purpose,
        Product product,
        @Nullable Integer maximumDays,
        @Nullable Integer maximumMonths,
        @Nullable Clause requiredClause,
        int maximumUses,
        String basis) {

    public TermLimit {
        if (maximumUses < 1) {
            throw new IllegalArgumentException("At least one use");
        }
    }

    public boolean allows(LocalDate start, LocalDate end) {
        var withinDays = maximumDays == null || !end.isAfter(start.plusDays(maximumDays - 1L));
        var withinMonths = maximumMonths == null
                || !end.isAfter(start.plusMonths(maximumMonths).minusDays(1));
        return withinDays && withinMonths;
    }
}
