package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.gate.OperatorStandings;
import cn.zhengxin.query.gate.StaffTie;
import cn.zhengxin.query.gate.StaffTies;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q4, Q10: whether somebody may act as the second person of a query: decide it, take it up or give it back, or be told why it is
 * theirs. Asked alike for each of these, so that nobody gets by one door what another keeps from them. Whoever may not is on
 * record.
 */
@Component
public class SecondPersonCheck {

    private final InstitutionInCharge inCharge;
    private final OperatorStandings standings;
    private final StaffTies staffTies;
    private final PolicyBooks books;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public SecondPersonCheck(
            InstitutionInCharge inCharge,
            OperatorStandings standings,
            StaffTies staffTies,
            PolicyBooks books,
            QueryJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.inCharge = inCharge;
        this.standings = standings;
        this.staffTies = staffTies;
        this.books = books;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks other services; not for use within a transaction. */
    SecondPersonAnswer of(CreditQuery query, Performer.Employee person, Set<ReviewBy> capacities) {
        SecondPersonAnswer answer = examine(query, person, capacities);
        causeOf(answer).ifPresent(cause -> recordRefusal(query, person, cause));
        return answer;
    }

    private SecondPersonAnswer examine(CreditQuery query, Performer.Employee person, Set<ReviewBy> capacities) {
        var requester = query.particulars().requester();
        if (!inCharge.of(requester).equals(person.institution())) {
            return new SecondPersonAnswer.OtherInstitution();
        }
        if (person.isSamePersonAs(requester)) {
            return new SecondPersonAnswer.OwnQuery(
                    bookNow().termsOf("Q4").reason("The requester cannot review the query."));
        }
        var asked = query.decision().map(Decision::reviewBy);
        if (asked.isEmpty()) {
            return new SecondPersonAnswer.NobodyAsked();
        }
        if (!capacities.contains(asked.get())) {
            return new SecondPersonAnswer.OtherCapacity(reasonForOther(asked.get()));
        }
        return switch (standings.of(person.account(), person.terminal())) {
            case Standing.Silent() -> new SecondPersonAnswer.Silent();
            // Second persons need no operator's account of their own, but one that is suspended stops everything (O11).
            case Standing.Known known when !known.active() -> new SecondPersonAnswer.Suspended();
            case Standing.Known known -> examineTie(query, person);
            case Standing.UnknownOperator() -> examineTie(query, person);
        };
    }

    /** Q10: a second person is a colleague too, and may be the very one; also where nobody asked for compliance, as with systems. */
    private SecondPersonAnswer examineTie(CreditQuery query, Performer.Employee person) {
        return switch (staffTies.between(person.account(), query.particulars().subject())) {
            case StaffTie.Silent() -> new SecondPersonAnswer.Silent();
            case StaffTie.Told(boolean oneself, boolean colleague) ->
                oneself
                        ? new SecondPersonAnswer.IsSubject(bookNow()
                                .termsOf("Q10")
                                .reason(
                                        "Nobody decides about a query on oneself.",
                                        "Have another second person of the institution decide."))
                        : new SecondPersonAnswer.MayDecide();
        };
    }

    private Reason reasonForOther(ReviewBy asked) {
        return switch (asked) {
            case REVIEWER -> bookNow().termsOf("Q4").reason("A reviewer of the institution decides about the query.");
            case COMPLIANCE ->
                bookNow().termsOf("Q10").reason("Compliance of the institution decides about the query.");
        };
    }

    private PolicyBook bookNow() {
        return books.inForceAt(clock.instant());
    }

    /** Empty where nothing is refused, or nothing is known. */
    private static Optional<RefusalCause> causeOf(SecondPersonAnswer answer) {
        return switch (answer) {
            case SecondPersonAnswer.MayDecide() -> Optional.empty();
            case SecondPersonAnswer.NobodyAsked() -> Optional.empty();
            case SecondPersonAnswer.Silent() -> Optional.empty();
            case SecondPersonAnswer.OtherInstitution() -> Optional.of(RefusalCause.OTHER_INSTITUTION);
            case SecondPersonAnswer.OwnQuery own -> Optional.of(RefusalCause.OWN_QUERY);
            case SecondPersonAnswer.OtherCapacity other -> Optional.of(RefusalCause.OTHER_SECOND_PERSON);
            case SecondPersonAnswer.IsSubject subject -> Optional.of(RefusalCause.OTHER_SECOND_PERSON);
            case SecondPersonAnswer.Suspended() -> Optional.of(RefusalCause.ACCOUNT_SUSPENDED);
        };
    }

    private void recordRefusal(CreditQuery query, Performer.Employee person, RefusalCause cause) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(transaction ->
                journal.append(new CreditQueryEvent.ReviewRefused(query.particulars(), person, now, cause)));
    }
}
