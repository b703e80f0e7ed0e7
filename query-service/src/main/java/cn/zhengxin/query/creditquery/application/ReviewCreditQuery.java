package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.Review;
import cn.zhengxin.query.gate.PermissionAnswer;
import cn.zhengxin.query.gate.QueryPermissions;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.passport.QueryPassports;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q4, Q10: a second person, whom the decision asks for, approves or rejects. An approval asks the authorization's owner once more
 * (A10), fixes the request number, and goes to the bureau (Q12). Repeating it under the same idempotency key goes on where the
 * first attempt ended (N4).
 */
@Component
public class ReviewCreditQuery {

    private final CreditQueries queries;
    private final ReviewClaims claims;
    private final SecondPersonCheck check;
    private final QueryJournal journal;
    private final GiveBack giveBack;
    private final PerformUseActions performUseActions;
    private final QueryPermissions permissions;
    private final PolicyBooks books;
    private final QueryPassports passports;
    private final SettleCreditQuery settle;
    private final TransactionOperations transactions;
    private final Clock clock;

    public ReviewCreditQuery(
            CreditQueries queries,
            ReviewClaims claims,
            SecondPersonCheck check,
            QueryJournal journal,
            GiveBack giveBack,
            PerformUseActions performUseActions,
            QueryPermissions permissions,
            PolicyBooks books,
            QueryPassports passports,
            SettleCreditQuery settle,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.claims = claims;
        this.check = check;
        this.journal = journal;
        this.giveBack = giveBack;
        this.performUseActions = performUseActions;
        this.permissions = permissions;
        this.books = books;
        this.passports = passports;
        this.settle = settle;
        this.transactions = transactions;
        this.clock = clock;
    }

    public ReviewOutcome handle(ReviewCreditQueryCommand command) {
        var found = queries.find(command.query());
        if (found.isEmpty()) {
            return new ReviewOutcome.NotFound();
        }
        CreditQuery query = found.get();
        if (isRepetition(query, command)) {
            return query instanceof CreditQuery.Unsettled unsettled
                    ? settled(unsettled.id())
                    : new ReviewOutcome.Reviewed(query);
        }
        return switch (check.of(query, command.reviewer(), command.capacities())) {
            case SecondPersonAnswer.MayDecide() ->
                query instanceof CreditQuery.PendingReview pending
                        ? decide(pending, command)
                        : new ReviewOutcome.NotOpen(query);
            case SecondPersonAnswer.OtherInstitution() -> new ReviewOutcome.NotFound();
            case SecondPersonAnswer.NobodyAsked() -> new ReviewOutcome.NotOpen(query);
            case SecondPersonAnswer.OwnQuery(var reason) -> new ReviewOutcome.OwnQuery(query, reason);
            case SecondPersonAnswer.OtherCapacity(var reason) -> new ReviewOutcome.OtherSecondPerson(query, reason);
            case SecondPersonAnswer.IsSubject(var reason) -> new ReviewOutcome.OtherSecondPerson(query, reason);
            case SecondPersonAnswer.Suspended() -> new ReviewOutcome.ReviewerSuspended();
            case SecondPersonAnswer.Silent() -> new ReviewOutcome.Undecided();
        };
    }

    private ReviewOutcome settled(CreditQueryId query) {
        var reached = settle.handle(query);
        return reached.lacksBureauAccount()
                ? new ReviewOutcome.LacksBureauAccount(
                        reached.query(),
                        books.inForceAt(clock.instant())
                                .termsOf("O4")
                                .reason("The operator has no account at the bureau that may be used."))
                : new ReviewOutcome.Reviewed(reached.query());
    }

    private static boolean isRepetition(CreditQuery query, ReviewCreditQueryCommand command) {
        return query.review()
                .filter(review -> review.reviewer().equals(command.reviewer().account())
                        && review.idempotencyKey().equals(command.idempotencyKey()))
                .isPresent();
    }

    private ReviewOutcome decide(CreditQuery.PendingReview pending, ReviewCreditQueryCommand command) {
        if (command.expectedVersion() != null && command.expectedVersion() != pending.version()) {
            return new ReviewOutcome.VersionOutOfDate();
        }
        return switch (command.verdict()) {
            case REJECT -> reject(pending, command);
            case APPROVE -> approve(pending, command);
        };
    }

    private ReviewOutcome reject(CreditQuery.PendingReview pending, ReviewCreditQueryCommand command) {
        Review review = reviewOf(command);
        var rejected = pending.reject(review);
        var event = new CreditQueryEvent.QueryReviewRejected(
                pending.particulars(),
                command.reviewer(),
                review.at(),
                pending.outcome().policyVersion());
        return storedWithRelease(rejected, event, command);
    }

    private ReviewOutcome approve(CreditQuery.PendingReview pending, ReviewCreditQueryCommand command) {
        var particulars = pending.particulars();
        return switch (permissions.confirm(particulars.authorization(), particulars.id())) {
            case PermissionAnswer.Silent() -> new ReviewOutcome.Undecided();
            case PermissionAnswer.Refused(var reasons) -> refuse(pending, command, reasons);
            case PermissionAnswer.Granted() -> clear(pending, command);
        };
    }

    private ReviewOutcome clear(CreditQuery.PendingReview pending, ReviewCreditQueryCommand command) {
        Review review = reviewOf(command);
        var approved = pending.approve(review, review.at());
        var event = new CreditQueryEvent.QueryApproved(
                pending.particulars(),
                command.reviewer(),
                review.at(),
                approved.requestNumber(),
                pending.outcome().policyVersion(),
                true);
        return stored(approved, event, command, () -> passports.issue(PassportBindings.of(approved)))
                .orElseGet(() -> settled(approved.id()));
    }

    private ReviewOutcome refuse(
            CreditQuery.PendingReview pending, ReviewCreditQueryCommand command, List<Reason> reasons) {
        var refused = pending.refuse(reasons);
        var event = new CreditQueryEvent.QueryRefused(
                pending.particulars(), command.reviewer(), clock.instant(), refused.refusal());
        return storedWithRelease(refused, event, command);
    }

    private ReviewOutcome storedWithRelease(
            CreditQuery next, CreditQueryEvent event, ReviewCreditQueryCommand command) {
        return stored(next, event, command, () -> giveBack.of(next)).orElseGet(() -> {
            performUseActions.of(next.id());
            return new ReviewOutcome.Reviewed(next);
        });
    }

    /** What stood in the way; empty when the word counts. Claims are taken under the same lock, so no word slips past one (Q4). */
    private Optional<ReviewOutcome> stored(
            CreditQuery next, CreditQueryEvent event, ReviewCreditQueryCommand command, Runnable alongside) {
        return transactions.execute(transaction -> {
            claims.lock(next.id());
            var other = claims.inForce(next.id(), clock.instant())
                    .filter(claim -> !claim.isHeldBy(command.reviewer().account()));
            if (other.isPresent() && queries.get(next.id()) instanceof CreditQuery.PendingReview open) {
                return Optional.of(new ReviewOutcome.ClaimedByAnother(open, other.get()));
            }
            // Two reviewers at once: the other one's word counted.
            if (!queries.replace(next)) {
                return Optional.of(new ReviewOutcome.NotOpen(queries.get(next.id())));
            }
            journal.append(event);
            alongside.run();
            return Optional.empty();
        });
    }

    private Review reviewOf(ReviewCreditQueryCommand command) {
        return new Review(command.reviewer().account(), command.comment(), command.idempotencyKey(), clock.instant());
    }
}
