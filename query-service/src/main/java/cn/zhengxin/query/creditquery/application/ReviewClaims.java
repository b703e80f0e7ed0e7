package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.util.Optional;

/** Who is at reviewing which query (Q4). Not to be mixed up with {@link Claims}, by which processes settle. */
public interface ReviewClaims {

    /** Until the caller's transaction ends nobody else claims, gives back or decides this query. */
    void lock(CreditQueryId query);

    /** The claim that holds at that moment, whoever has it. */
    Optional<ReviewClaim> inForce(CreditQueryId query, Instant moment);

    /** In the place of whatever claim there was. */
    void put(ReviewClaim claim);

    /** The claim holds no more from that moment on. */
    void end(CreditQueryId query, Instant moment);
}
