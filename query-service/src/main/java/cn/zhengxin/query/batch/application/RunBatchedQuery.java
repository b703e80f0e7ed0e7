package cn.zhengxin.query.batch.application;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.query.batch.model.Approvals;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchParticulars;
import cn.zhengxin.query.batch.model.BatchedQuery;
import cn.zhengxin.query.batch.model.Pause;
import cn.zhengxin.query.batch.model.RowOutcome;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.ReviewCreditQuery;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand;
import cn.zhengxin.query.creditquery.application.ReviewOutcome;
import cn.zhengxin.query.creditquery.application.SubmitCreditQuery;
import cn.zhengxin.query.creditquery.application.SubmitCreditQueryCommand;
import cn.zhengxin.query.creditquery.application.SubmitOutcome;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Q11: one row through the same doors as any query: submitted by its uploader, through all rules, and then, where the only second
 * person that is asked for is one whom the batch's approval replaces (Q4), reviewed by the second of its approvers. The key of
 * the query follows from batch and row, so that running a row again, after whatever crash, finds the query it began (Q12).
 */
@Component
public class RunBatchedQuery {

    private static final String KEYS = "query-service/batch-row";

    private final SubmitCreditQuery submit;
    private final ReviewCreditQuery review;
    private final CreditQueries queries;
    private final PolicyBooks books;
    private final SubjectReferences references;
    private final BlindIndex index;
    private final Clock clock;

    public RunBatchedQuery(
            SubmitCreditQuery submit,
            ReviewCreditQuery review,
            CreditQueries queries,
            PolicyBooks books,
            SubjectReferences references,
            BlindIndex index,
            Clock clock) {
        this.submit = submit;
        this.review = review;
        this.queries = queries;
        this.books = books;
        this.references = references;
        this.index = index;
        this.clock = clock;
    }

    /** Runs the row, or goes on where an earlier attempt ended. */
    RowOutcome handle(BatchParticulars batch, Approvals approvals, BatchedQuery row) {
        String key = keyOf(batch.id(), row);
        return switch (submit.handle(commandOf(batch, row, key))) {
            // Nobody else can have used a key that only this service can compute.
            case SubmitOutcome.KeyUsedForAnother() -> new RowOutcome.Settled(RowState.FAILED, null, List.of());
            case SubmitOutcome.Reached(var query, var maskedName) ->
                query instanceof CreditQuery.PendingReview pending && isReplaced(pending.outcome(), batch.institution())
                        ? reviewed(pending, approvals, key)
                        : reached(query);
        };
    }

    /** What a row that was begun has come to, without beginning anything: its batch was called off. */
    RowOutcome follow(BatchParticulars batch, BatchedQuery row) {
        return queries.findByKey(batch.uploader().account(), keyOf(batch.id(), row))
                .map(RunBatchedQuery::reached)
                .orElseGet(() -> new RowOutcome.Settled(RowState.NOT_RUN, null, List.of()));
    }

    private SubmitCreditQueryCommand commandOf(BatchParticulars batch, BatchedQuery row, String key) {
        var document = row.subject().document();
        return new SubmitCreditQueryCommand(
                batch.uploader(),
                key,
                row.authorization(),
                row.reportType(),
                row.purpose(),
                row.businessReference(),
                row.trigger(),
                new SubjectReference(references.referenceOf(document.type().name(), document.reveal())),
                row.subject());
    }

    private String keyOf(BatchId batch, BatchedQuery row) {
        return index.of(KEYS, batch + "/" + row.number());
    }

    /** Whether every rule that asks for a second person is one whose second person the batch's approvers are. */
    private boolean isReplaced(Decision decision, String institution) {
        Set<String> replaced =
                books.inForceAt(clock.instant(), institution).termsOf("Q11").words("reviews");
        return decision.asksFor(Decision.ReviewBy.REVIEWER)
                && decision.reasons().stream().map(Reason::rule).allMatch(replaced::contains);
    }

    private RowOutcome reviewed(CreditQuery.PendingReview pending, Approvals approvals, String key) {
        var command = new ReviewCreditQueryCommand(
                pending.id(),
                approvals.second().by(),
                ReviewCreditQueryCommand.Verdict.APPROVE,
                null,
                key,
                null,
                // In the place of a reviewer, and of nobody else (Q11).
                Set.of(Decision.ReviewBy.REVIEWER));
        return switch (review.handle(command)) {
            case ReviewOutcome.Reviewed(var query) -> reached(query);
            case ReviewOutcome.NotOpen(var query) -> reached(query);
            case ReviewOutcome.LacksBureauAccount lacking -> new RowOutcome.Deferred(Pause.Reason.NO_BUREAU_ACCOUNT);
            case ReviewOutcome.ReviewerSuspended() -> new RowOutcome.Deferred(Pause.Reason.APPROVER_SUSPENDED);
            case ReviewOutcome.Undecided() -> new RowOutcome.Deferred(Pause.Reason.DEPENDENCY_UNAVAILABLE);
            // The approvers are of the uploader's institution and none of them is the uploader; whatever this is, a
            // person decides.
            case ReviewOutcome.NotFound() -> reached(pending);
            case ReviewOutcome.OwnQuery own -> reached(pending);
            case ReviewOutcome.OtherSecondPerson other -> reached(pending);
            case ReviewOutcome.ClaimedByAnother claimed -> reached(pending);
            case ReviewOutcome.VersionOutOfDate() -> reached(pending);
        };
    }

    private static RowOutcome reached(CreditQuery query) {
        return switch (query) {
            case CreditQuery.Answered s -> settled(s, RowState.ANSWERED);
            case CreditQuery.NoRecord s -> settled(s, RowState.NO_RECORD);
            case CreditQuery.Rejected s -> settled(s, RowState.REJECTED);
            case CreditQuery.Refused s -> settled(s, RowState.REFUSED);
            case CreditQuery.PendingReview s -> settled(s, RowState.PENDING_REVIEW);
            case CreditQuery.ReviewRejected s -> settled(s, RowState.REVIEW_REJECTED);
            // N3: whatever could not be checked, or is not known yet, is an outage and no outcome.
            case CreditQuery.Submitted s -> new RowOutcome.Deferred(Pause.Reason.DEPENDENCY_UNAVAILABLE);
            case CreditQuery.Unsettled s -> new RowOutcome.Deferred(Pause.Reason.BUREAU_UNAVAILABLE);
            case CreditQuery.Failed s ->
                new RowOutcome.Deferred(
                        switch (s.reason()) {
                            case DEPENDENCY_UNAVAILABLE, ABANDONED -> Pause.Reason.DEPENDENCY_UNAVAILABLE;
                            case BUREAU_NOT_REACHED -> Pause.Reason.BUREAU_UNAVAILABLE;
                        });
        };
    }

    private static RowOutcome settled(CreditQuery query, RowState state) {
        boolean told = state == RowState.REFUSED || state == RowState.PENDING_REVIEW;
        List<String> rules = query.decision().filter(decision -> told).stream()
                .flatMap(decision -> decision.reasons().stream())
                .map(Reason::rule)
                .distinct()
                .toList();
        return new RowOutcome.Settled(state, query.id(), rules);
    }
}
