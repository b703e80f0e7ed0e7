package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where credit queries are kept. */
public interface CreditQueries {

    /** False when the requester has used the same idempotency key for a query that has not failed; nothing is stored then. */
    boolean add(CreditQuery.Submitted query);

    Optional<CreditQuery> find(CreditQueryId id);

    /**
     * A query that exists.
     *
     * @throws IllegalStateException when there is none */
    default CreditQuery get(CreditQueryId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No such query: " + id));
    }

    /** The query the requester began under this key, unless it has failed. */
    Optional<CreditQuery> findByKey(String requesterAccount, String idempotencyKey);

    /** False when somebody else has stored a transition first. */
    boolean replace(CreditQuery next);

    /** As {@link #replace(CreditQuery)}, and only while the claim is the latest one; keeps it alive for another lease. */
    boolean replace(CreditQuery next, Claim claim);

    /**
     * As {@link #replace(CreditQuery)}, and claims the query in the same step for whoever cleared it.
     *
     * @return empty when somebody else has stored a transition first
     */
    Optional<Claim> replaceAndClaim(CreditQuery.Approved next, Duration lease);

    /**
     * As {@link #replaceAndClaim(CreditQuery.Approved, Duration)}, for a query that is sent in the step that clears it; that it was cleared is
     * never stored by itself.
     *
     * @param next what {@link CreditQuery.Approved#send} made of the cleared one
     */
    Optional<Claim> replaceAndClaim(CreditQuery.Sending next, Duration lease);

    /** Newest first. */
    List<CreditQuery> page(Filter filter, @Nullable CreditQueryId before, int limit);

    /** All on one subject, newest first. */
    List<CreditQuery> onSubject(SubjectReference subject);

    /** Stored, never judged, and older than that: their process has ended. */
    List<CreditQuery.Submitted> submittedBefore(Instant moment, int limit);

    /**
     * Which queries to show.
     *
     * @param requesterAccount null for everybody's queries of the institution
     * @param askingFor only those that ask for one of these second persons; empty for all
     */
    record Filter(
            String institution,
            @Nullable String requesterAccount,
            Set<ReviewBy> askingFor,
            CreditQuery.@Nullable State state) {

        public Filter {
            askingFor = Set.copyOf(askingFor);
        }
    }
}
