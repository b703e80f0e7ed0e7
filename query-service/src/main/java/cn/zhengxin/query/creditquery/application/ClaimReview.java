package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.creditquery.model.ReviewObjection;
import cn.zhengxin.query.gate.OperatorStandings;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q4: a reviewer takes a query up, so that no second one works on it meanwhile, and may give it back. A claim ends by itself
 * after the policy's minutes; that is worked out whenever it is asked for. Whoever may not decide a query does not claim it.
 */
@Component
public class ClaimReview {

    private final CreditQueries queries;
    private final ReviewClaims claims;
    private final InstitutionInCharge inCharge;
    private final QueryJournal journal;
    private final OperatorStandings standings;
    private final PolicyBooks books;
    private final TransactionOperations transactions;
    private final Clock clock;

    public ClaimReview(
            CreditQueries queries,
            ReviewClaims claims,
            InstitutionInCharge inCharge,
            QueryJournal journal,
            OperatorStandings standings,
            PolicyBooks books,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.claims = claims;
        this.inCharge = inCharge;
        this.journal = journal;
        this.standings = standings;
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
        var objection = ReviewObjection.to(
                query.particulars(), inCharge.of(query.particulars().requester()), command.reviewer());
        if (objection.isPresent()) {
            return switch (objection.get()) {
                case OTHER_INSTITUTION -> {
                    recordRefusal(query, command, RefusalCause.OTHER_INSTITUTION);
                    yield new ClaimOutcome.NotFound();
                }
                case OWN_QUERY -> {
                    recordRefusal(query, command, RefusalCause.OWN_QUERY);
                    yield new ClaimOutcome.OwnQuery(query, reason("The requester cannot review the query."));
                }
            };
        }
        if (!(query instanceof CreditQuery.PendingReview pending)) {
            return new ClaimOutcome.NotOpen(query);
        }
        if (!pending.isDecidedBy(command.capacities())) {
            recordRefusal(query, command, RefusalCause.OTHER_SECOND_PERSON);
            return new ClaimOutcome.OtherSecondPerson(query, reason("The gate asked for another second person."));
        }
        return switch (standings.of(
                command.reviewer().account(), command.reviewer().terminal())) {
            case Standing.Silent() -> new ClaimOutcome.Undecided();
            case Standing.Known known
            when !known.active() -> {
                recordRefusal(query, command, RefusalCause.ACCOUNT_SUSPENDED);
                yield new ClaimOutcome.ReviewerSuspended();
            }
            case Standing.Known known -> changed(command);
            case Standing.UnknownOperator() -> changed(command);
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

    private Reason reason(String message) {
        return books.inForceAt(clock.instant()).termsOf("Q4").reason(message);
    }

    private void recordRefusal(CreditQuery query, ClaimReviewCommand command, RefusalCause cause) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(transaction -> journal.append(
                new CreditQueryEvent.ReviewRefused(query.particulars(), command.reviewer(), now, cause)));
    }
}
