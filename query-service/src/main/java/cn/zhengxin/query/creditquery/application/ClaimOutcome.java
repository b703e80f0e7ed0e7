package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.inquiry.Reason;

/** What came of claiming a query for review, or of giving it back. */
public sealed interface ClaimOutcome {

    record Claimed(CreditQuery.PendingReview query, ReviewClaim claim) implements ClaimOutcome {}

    /** Nobody holds it any more, or nobody did. */
    record GivenBack() implements ClaimOutcome {}

    /** Another reviewer is at it. */
    record HeldByAnother(CreditQuery query, ReviewClaim claim) implements ClaimOutcome {}

    /** There is none, or it is another institution's. */
    record NotFound() implements ClaimOutcome {}

    /** Q4: nobody reviews their own query. */
    record OwnQuery(CreditQuery query, Reason reason) implements ClaimOutcome {}

    /** The gate asked for another second person (Q4, Q10), or the caller is the subject (Q10). */
    record OtherSecondPerson(CreditQuery query, Reason reason) implements ClaimOutcome {}

    /** O11 */
    record ReviewerSuspended() implements ClaimOutcome {}

    /** Nothing is to be decided. */
    record NotOpen(CreditQuery query) implements ClaimOutcome {}

    /** The reviewer's standing could not be learned (N3). */
    record Undecided() implements ClaimOutcome {}
}
