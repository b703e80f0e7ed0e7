package cn.zhengxin.query.adoption;

import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.gate.OperatorStandings;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q14: what may be adopted, for how long, and by whom; asked when it is proposed and again when it is decided. */
@Component
class AdoptionRules {

    private final OperatorStandings standings;
    private final PolicyBooks books;
    private final QueryJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    AdoptionRules(
            OperatorStandings standings,
            PolicyBooks books,
            QueryJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.standings = standings;
        this.books = books;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Why this person may do nothing here; systems have no standing. */
    Optional<AdoptionOutcome> objectionTo(Performer performer, CreditQuery query) {
        if (!(performer instanceof Performer.Employee employee)) {
            return Optional.empty();
        }
        if (employee.terminal() == null) {
            return Optional.of(
                    terminalRefused(query, performer, RefusalCause.TERMINAL_UNKNOWN, "The terminal is unknown."));
        }
        return switch (standings.of(employee.account(), employee.terminal())) {
            case Standing.Silent() -> Optional.of(new AdoptionOutcome.Undecided());
            case Standing.Known known
            when !known.active() -> {
                recordRefusal(query, performer, RefusalCause.ACCOUNT_SUSPENDED);
                yield Optional.of(new AdoptionOutcome.Suspended());
            }
            case Standing.Known known when known.terminalBound() -> Optional.empty();
            case Standing.Known known -> Optional.of(terminalNotBound(query, performer));
            case Standing.UnknownOperator() -> Optional.of(terminalNotBound(query, performer));
        };
    }

    private AdoptionOutcome terminalNotBound(CreditQuery query, Performer performer) {
        return terminalRefused(
                query, performer, RefusalCause.TERMINAL_NOT_BOUND, "The terminal is not bound to the operator.");
    }

    private AdoptionOutcome terminalRefused(
            CreditQuery query, Performer performer, RefusalCause cause, String message) {
        recordRefusal(query, performer, cause);
        return new AdoptionOutcome.TerminalRefused(books.inForceAt(clock.instant())
                .termsOf("Q2")
                .reason(message, "Ask through the gateway, from the operator's own terminal."));
    }

    /** Every reason why this report does not go into the file of this credit; none when it may. */
    List<Reason> reasonsAgainst(Particulars query, GrantedCredit credit, Instant now) {
        RuleTerms terms = books.inForceAt(now).termsOf("Q14");
        LocalDate today = BankDay.of(now);
        var reasons = new ArrayList<Reason>();
        if (!terms.words("adoptablePurposes").contains(query.purpose().name())) {
            reasons.add(terms.reason(
                    "Reports for this purpose do not go into a credit file.",
                    "Let the report expire; a credit needs a query for its own purpose."));
        }
        if (credit.grantedOn().isAfter(today)) {
            reasons.add(terms.reason("The credit is not granted yet.", "Adopt the report once the credit is granted."));
        }
        if (query.purpose() != Purpose.POST_LOAN_MANAGEMENT
                && credit.grantedOn().isBefore(BankDay.of(query.submittedAt()))) {
            reasons.add(terms.reason(
                    "The credit was granted before the report was asked for.",
                    "Name the credit that the report was asked for."));
        }
        if (credit.endsOn().isBefore(credit.grantedOn()) || credit.endsOn().isBefore(today)) {
            reasons.add(terms.reason("The credit has ended.", "Name the credit's last day by contract."));
        }
        if (isLongerThan(terms.number("longestCreditYears"), credit)) {
            reasons.add(terms.reason("No credit runs that long.", "Name the credit's days by contract."));
        }
        return reasons;
    }

    private static boolean isLongerThan(int years, GrantedCredit credit) {
        long whole = ChronoUnit.YEARS.between(credit.grantedOn(), credit.endsOn());
        return whole > years
                || (whole == years
                        && ChronoUnit.YEARS.between(
                                        credit.grantedOn(), credit.endsOn().minusDays(1))
                                == years);
    }

    Reason notTheRequester(Instant now) {
        return books.inForceAt(now)
                .termsOf("Q14")
                .reason(
                        "Only the requester proposes the report of a query for the credit file.",
                        "Have the requester propose it.");
    }

    Reason reportOfAnotherQuery(Instant now) {
        return books.inForceAt(now)
                .termsOf("Q14")
                .reason(
                        "The report was brought by an earlier query and is adopted there.",
                        "Have the requester of the earlier query propose it.");
    }

    Reason ownProposal(Instant now) {
        return books.inForceAt(now)
                .termsOf("Q4")
                .reason("Whoever proposed an adoption does not decide it.", "Have another reviewer decide.");
    }

    /** The file's retention runs from the end of the credit's last day. */
    Retention retentionOf(GrantedCredit credit, Instant now) {
        var book = books.inForceAt(now);
        return new Retention(
                credit.endsOn()
                        .plusYears(book.termsOf("Q14").number("creditFileYears"))
                        .plusDays(1)
                        .atStartOfDay(BankDay.ZONE)
                        .toInstant(),
                book.version());
    }

    void recordRefusal(CreditQuery query, Performer performer, RefusalCause cause) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(transaction ->
                journal.append(new CreditQueryEvent.ReportAdoptionRefused(query.particulars(), performer, now, cause)));
    }

    /** How long, and under which policy data that was worked out. */
    record Retention(Instant until, int policyVersion) {}
}
