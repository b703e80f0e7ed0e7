package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of looking at a query before asking it. */
public sealed interface RehearsalOutcome {

    /**
     * What would be decided at that moment.
     *
     * @param id the rehearsal's, under which it is on record; no query has it
     * @param grant the special grant that the decision would rest on (Q3)
     * @param useLeft whether the authorization has a use left; absent where its owner tells nothing of it but that it does not cover
     *     the query (Q1)
     * @param reportAtHand whether a report that is still valid would answer in the place of the bureau (Q9); false where the query would
     *     be refused
     */
    record Decided(
            CreditQueryId id,
            Instant at,
            Decision decision,
            @Nullable UUID grant,
            @Nullable Boolean useLeft,
            boolean reportAtHand)
            implements RehearsalOutcome {}

    /** A check could not be made, or would not tell what it tells a moment later; nothing was told in its place (N3). */
    record Undecided() implements RehearsalOutcome {}
}
