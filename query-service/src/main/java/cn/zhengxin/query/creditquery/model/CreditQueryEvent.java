package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.bureau.Uncertainty;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What happened to a query. Commits together with the change it tells of (N5) and holds no personal data (N2). */
public sealed interface CreditQueryEvent {

    Particulars query();

    Performer by();

    Instant at();

    record QueryAttempted(Particulars query, Performer by, Instant at) implements CreditQueryEvent {}

    record QueryRefused(Particulars query, Performer by, Instant at, Decision decision) implements CreditQueryEvent {}

    record QuerySubmittedForReview(Particulars query, Performer by, Instant at, Decision decision)
            implements CreditQueryEvent {}

    /**
     * Cleared for the bureau.
     *
     * @param reviewed false for a system's query, which is sampled afterwards (Q4)
     */
    record QueryApproved(
            Particulars query, Performer by, Instant at, RequestNumber number, int policyVersion, boolean reviewed)
            implements CreditQueryEvent {}

    record QueryReviewRejected(Particulars query, Performer by, Instant at, int policyVersion)
            implements CreditQueryEvent {}

    /** Somebody tried to review who may not. */
    record ReviewRefused(Particulars query, Performer by, Instant at, RefusalCause cause) implements CreditQueryEvent {}

    /** Committed before the inquiry leaves, so that no inquiry is without a record. */
    record BureauInquirySent(Particulars query, Performer by, Instant at, RequestNumber number, int attempt)
            implements CreditQueryEvent {}

    record BureauOutcomeUnknown(
            Particulars query, Performer by, Instant at, RequestNumber number, Uncertainty uncertainty)
            implements CreditQueryEvent {}

    record QueryAnswered(Particulars query, Performer by, Instant at, RequestNumber number)
            implements CreditQueryEvent {}

    /**
     * Answered without asking the bureau (Q9).
     *
     * @param reportOf the earlier query whose report answers this one
     */
    record QueryAnsweredFromReport(
            Particulars query, Performer by, Instant at, RequestNumber number, CreditQueryId reportOf)
            implements CreditQueryEvent {}

    record QueryFoundNoRecord(Particulars query, Performer by, Instant at, RequestNumber number)
            implements CreditQueryEvent {}

    record QueryRejectedByBureau(Particulars query, Performer by, Instant at, RequestNumber number)
            implements CreditQueryEvent {}

    record QueryFailed(Particulars query, Performer by, Instant at, FailureReason reason) implements CreditQueryEvent {}

    /**
     * Committed before the report is shown (Q14).
     *
     * @param views how often it was shown to anybody, this view included
     */
    record ReportViewed(Particulars query, Performer by, Instant at, UUID view, int maskingPolicyVersion, int views)
            implements CreditQueryEvent {}

    record ReportViewRefused(Particulars query, Performer by, Instant at, RefusalCause cause)
            implements CreditQueryEvent {}

    /** The requester wants the report in the file of a granted credit (Q14). */
    record ReportAdoptionProposed(
            Particulars query, Performer by, Instant at, LocalDate creditGrantedOn, LocalDate creditEndsOn)
            implements CreditQueryEvent {}

    /**
     * The report is part of a credit file and outlives its days (Q14).
     *
     * @param reviewed false for a system's, which is sampled afterwards (Q4)
     */
    record ReportAdopted(
            Particulars query, Performer by, Instant at, Instant retainedUntil, int policyVersion, boolean reviewed)
            implements CreditQueryEvent {}

    /** The second person said no. */
    record ReportAdoptionTurnedDown(Particulars query, Performer by, Instant at) implements CreditQueryEvent {}

    /** Somebody tried to propose or decide an adoption who may not, or one that may not be. */
    record ReportAdoptionRefused(Particulars query, Performer by, Instant at, RefusalCause cause)
            implements CreditQueryEvent {}

    /** The report's key is gone, and the report with it (Q14). */
    record ReportKeyDestroyed(Particulars query, Performer by, Instant at) implements CreditQueryEvent {}

    /** Why somebody was turned away from a query that exists. */
    enum RefusalCause {
        OTHER_INSTITUTION,
        OWN_QUERY,
        NOT_INVOLVED,
        ACCOUNT_SUSPENDED,
        TERMINAL_UNKNOWN,
        TERMINAL_NOT_BOUND,
        /** Somebody else than this second person decides (Q4, Q10). */
        OTHER_SECOND_PERSON,
        OWN_PROPOSAL,
        /** The policy data does not let it be: purpose, or days. */
        TERMS
    }
}
