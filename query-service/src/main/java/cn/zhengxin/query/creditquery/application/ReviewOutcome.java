package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.inquiry.Reason;

/** What came of a review. */
public sealed interface ReviewOutcome {

    /** The word counted; the query is in the state it has reached since, refused by a withdrawal included (A10). */
    record Reviewed(CreditQuery query) implements ReviewOutcome {}

    /** O4: the word counted, and nothing was sent; it is tried again until there is an account or the authorization ends. */
    record LacksBureauAccount(CreditQuery query, Reason reason) implements ReviewOutcome {}

    /** There is none, or it is another institution's. */
    record NotFound() implements ReviewOutcome {}

    /** Q4: nobody reviews their own query. */
    record OwnQuery(CreditQuery query, Reason reason) implements ReviewOutcome {}

    /** Q4, Q10: the decision asks for another second person, or the caller is the subject. */
    record OtherSecondPerson(CreditQuery query, Reason reason) implements ReviewOutcome {}

    /** Q4: another reviewer is at it until the claim's time is over. */
    record ClaimedByAnother(CreditQuery query, ReviewClaim claim) implements ReviewOutcome {}

    /** O11 */
    record ReviewerSuspended() implements ReviewOutcome {}

    /** Somebody else has decided, or nothing was to be decided. */
    record NotOpen(CreditQuery query) implements ReviewOutcome {}

    record VersionOutOfDate() implements ReviewOutcome {}

    /** The authorization's owner was silent; the query still waits for review (N3). */
    record Undecided() implements ReviewOutcome {}
}
