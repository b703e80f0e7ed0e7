package cn.zhengxin.query.gate;

import cn.zhengxin.query.reportvault.ReportAtHand;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is about the subject and the business before anything is taken.
 *
 * @param loan the loan that is looked after; absent for other purposes (Q5, Q6)
 * @param reportAtHand the report that could answer the query; absent when there is none (Q9)
 * @param complianceGrounds what makes the query one for compliance (Q10)
 */
public record Background(
        @Nullable LoanStanding loan, @Nullable ReportAtHand reportAtHand, Set<ComplianceGround> complianceGrounds) {

    public static final Background NOTHING = new Background(null, null, Set.of());

    @SuppressWarnings("NullAway") // read from a record that knew nothing of it yet, it is missing
    public Background {
        complianceGrounds = complianceGrounds == null ? Set.of() : Set.copyOf(complianceGrounds);
        if (loan instanceof LoanStanding.Silent) {
            throw new IllegalArgumentException("Silence is no fact");
        }
    }

    /** The same, and what the register of operators says of the subject (Q10). */
    Background with(StaffTie.Told tie) {
        var grounds = EnumSet.noneOf(ComplianceGround.class);
        grounds.addAll(complianceGrounds);
        if (tie.oneself()) {
            grounds.add(ComplianceGround.ONESELF);
        }
        if (tie.colleague()) {
            grounds.add(ComplianceGround.COLLEAGUE);
        }
        return new Background(loan, reportAtHand, grounds);
    }
}
