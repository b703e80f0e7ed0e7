package cn.zhengxin.authorization.loan.model;

import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the loan an authorization is for (A11).
 *
 * @param ended why the credit business ended, null while it goes on
 * @param assetClass null as long as the core system has not classified the loan
 * @param dormant without movement, and not reactivated since
 */
public record LoanFacts(
        @Nullable ClosureReason ended, @Nullable AssetClass assetClass, boolean dormant) {

    private static final LoanFacts NOTHING_KNOWN = new LoanFacts(null, null, false);

    /** No loan yet, or none the core system has told of. */
    public static LoanFacts nothingKnown() {
        return NOTHING_KNOWN;
    }

    /** What holds for an authorization that rests on both: it ends and rests with either. */
    public LoanFacts and(LoanFacts other) {
        return new LoanFacts(
                ended == null ? other.ended : ended,
                assetClass == null ? other.assetClass : assetClass,
                dormant || other.dormant);
    }

    public boolean hasEnded() {
        return ended != null;
    }
}
