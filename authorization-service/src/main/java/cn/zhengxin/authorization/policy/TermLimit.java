package cn.zhengxin.authorization.policy;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
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
        var withinMonths = maximumMonths == null || !end.isAfter(lastDay(start, maximumMonths));
        return withinDays && withinMonths;
    }

    /**
     * The last day of a term of calendar months, the day before the one that corresponds to the first; where the last month has no
     * such day, its own last day (Civil Code 202).
     */
    private static LocalDate lastDay(LocalDate start, int months) {
        var corresponding = start.plusMonths(months);
        return corresponding.getDayOfMonth() < start.getDayOfMonth() ? corresponding : corresponding.minusDays(1);
    }
}
