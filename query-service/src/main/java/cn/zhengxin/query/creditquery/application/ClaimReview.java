package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q4: a reviewer takes a query up, so that no second one works on it meanwhile, and may give it back. A claim ends by itself
 * after the policy's minutes; that is worked out whenever it is asked for. Whoever may not decide a query
 * neither claims it nor gives it back.
 */
@Component
public class ClaimReview {

    private final CreditQueries queries;
    private final ReviewClaims claims;
    private final SecondPersonCheck check;
    private final QueryJournal journal;
    private final PolicyBooks books;
    private final TransactionOperations transactions;
    private final Clock clock;

    public ClaimReview(
            CreditQueries queries,
            ReviewClaims claims,
            SecondPersonCheck check,
            QueryJournal journal,
            PolicyBooks books,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.claims = claims;
        this.check = check;
        this.journal = journal;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    public ClaimOutcome handle(ClaimReviewCommand command) {
        var found = queries.find(command.query());
        if (found.isEmpty()) {
            return new ClaimOutcome.NotFound();
        }
        CreditQuery query = found.get();
        return switch (check.of(query, command.reviewer(), command.capacities())) {
            case SecondPersonAnswer.MayDecide() -> changed(command);
            case SecondPersonAnswer.OtherInstitution() -> new ClaimOutcome.NotFound();
            case SecondPersonAnswer.NobodyAsked() -> new ClaimOutcome.NotOpen(query);
            case SecondPersonAnswer.OwnQuery(var reason) -> new ClaimOutcome.OwnQuery(query, reason);
            case SecondPersonAnswer.OtherCapacity(var reason) -> new ClaimOutcome.OtherSecondPerson(query, reason);
            case SecondPersonAnswer.IsSubject(var reason) -> new ClaimOutcome.OtherSecondPerson(query, reason);
            case SecondPersonAnswer.Suspended() -> new ClaimOutcome.ReviewerSuspended();
            case SecondPersonAnswer.Silent() -> new ClaimOutcome.Undecided();
        };
    }

    private ClaimOutcome changed(ClaimReviewCommand command) {
        return transactions.execute(transaction -> {
            claims.lock(command.query());
            // What was read before the lock may be decided by now, and the claim be over.
            if (!(queries.get(command.query()) instanceof CreditQuery.PendingReview pending)) {
                return new ClaimOutcome.NotOpen(queries.get(command.query()));
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var held = claims.inForce(pending.id(), now);
            if (held.isPresent() && !held.get().isHeldBy(command.reviewer().account())) {
                return new ClaimOutcome.HeldByAnother(pending, held.get());
            }
            return switch (command.word()) {
                case TAKE -> taken(pending, command, now);
                case GIVE_BACK -> held.isPresent() ? givenBack(pending, command, now) : new ClaimOutcome.GivenBack();
            };
        });
    }

    private ClaimOutcome taken(CreditQuery.PendingReview pending, ClaimReviewCommand command, Instant now) {
        var book = books.inForceAt(now, command.reviewer().institution());
        var claim = new ReviewClaim(
                pending.id(),
                command.reviewer().account(),
                now,
                now.plus(Duration.ofMinutes(book.termsOf("Q4").number("claimMinutes"))));
        claims.put(claim);
        journal.append(new CreditQueryEvent.QueryReviewClaimed(
                pending.particulars(), command.reviewer(), now, claim.heldUntil(), book.version()));
        return new ClaimOutcome.Claimed(pending, claim);
    }

    private ClaimOutcome givenBack(CreditQuery.PendingReview pending, ClaimReviewCommand command, Instant now) {
        claims.end(pending.id(), now);
        journal.append(new CreditQueryEvent.QueryReviewReleased(pending.particulars(), command.reviewer(), now));
        return new ClaimOutcome.GivenBack();
    }
}
