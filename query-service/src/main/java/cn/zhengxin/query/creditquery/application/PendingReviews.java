package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits for a second person (Q4). */
public interface PendingReviews {

    /** Oldest first. */
    List<Waiting> page(Filter filter, Instant moment, @Nullable CreditQueryId after, int limit);

    /**
     * What a second person may decide: of their institution, and of partners where that is in charge of them; never what they asked for themself.
     *
     * @param capacities as which second persons they may decide
     */
    record Filter(
            Performer.Employee reviewer,
            Set<ReviewBy> capacities,
            @Nullable Purpose purpose,
            @Nullable Claimed claimed) {

        public Filter {
            capacities = Set.copyOf(capacities);
        }
    }

    /** Whose claim there is. */
    enum Claimed {
        MINE,
        UNCLAIMED
    }

    /**
     * A query that waits.
     *
     * @param claim the one that holds at the moment of asking
     */
    record Waiting(CreditQuery.PendingReview query, Optional<ReviewClaim> claim) {}
}
