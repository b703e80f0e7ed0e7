package cn.zhengxin.query.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the loan stands that a query looks after (Q5, Q6). */
public sealed interface LoanStanding {

    /**
     * A loan of which the core system has told.
     *
     * @param ofAnotherAuthorization the query's authorization was given for another loan (A11)
     * @param ended settled, refused or abandoned
     * @param assetClass absent before the first classification
     * @param dormant the core system says so, and the customer has not confirmed since
     * @param movedAt the last movement; absent when none was told
     * @param confirmedAt when the customer last confirmed; absent when never
     */
    record Known(
            boolean ofAnotherAuthorization,
            boolean ended,
            @Nullable AssetClass assetClass,
            boolean dormant,
            @Nullable Instant movedAt,
            @Nullable Instant confirmedAt)
            implements LoanStanding {}

    /** Nobody has told of such a loan. */
    record UnknownLoan() implements LoanStanding {}

    /** No answer came, or none that can be understood. */
    record Silent() implements LoanStanding {}
}
