package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.application.QuerySubjects;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.disputemark.DisputeMarks;
import cn.zhengxin.query.gate.OperatorStandings;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.reportvault.ReportVault;
import cn.zhengxin.query.reportvault.VaultAnswer;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Q14: shows a report, masked for this viewer, to the requester and the reviewer; the view is on record before it is shown. */
@Component
public class ViewReport {

    private final CreditQueries queries;
    private final QuerySubjects subjects;
    private final QueryJournal journal;
    private final OperatorStandings standings;
    private final ReportVault vault;
    private final ReportMasking masking;
    private final DisputeMarks marks;
    private final PolicyBooks books;
    private final TransactionOperations transactions;
    private final Clock clock;

    ViewReport(
            CreditQueries queries,
            QuerySubjects subjects,
            QueryJournal journal,
            OperatorStandings standings,
            ReportVault vault,
            ReportMasking masking,
            DisputeMarks marks,
            PolicyBooks books,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.subjects = subjects;
        this.journal = journal;
        this.standings = standings;
        this.vault = vault;
        this.masking = masking;
        this.marks = marks;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    public ViewOutcome handle(CreditQueryId id, Viewer viewer) {
        var found = queries.find(id);
        if (found.isEmpty()) {
            return new ViewOutcome.NotFound();
        }
        CreditQuery query = found.get();
        if (!query.particulars().requester().institution().equals(viewer.institution())) {
            recordRefusal(query, viewer, CreditQueryEvent.RefusalCause.OTHER_INSTITUTION);
            return new ViewOutcome.NotFound();
        }
        if (!isInvolved(query, viewer.performer().account())) {
            recordRefusal(query, viewer, CreditQueryEvent.RefusalCause.NOT_INVOLVED);
            return new ViewOutcome.NotInvolved();
        }
        if (viewer.performer() instanceof Performer.Employee employee && employee.terminal() == null) {
            recordRefusal(query, viewer, CreditQueryEvent.RefusalCause.TERMINAL_UNKNOWN);
            return new ViewOutcome.TerminalRefused(
                    reason("The terminal is unknown.", "Ask through the gateway, from the operator's own terminal."));
        }
        if (!(query instanceof CreditQuery.Answered answered)) {
            return new ViewOutcome.NoReport(query);
        }
        if (!(viewer.performer() instanceof Performer.Employee employee)) {
            return show(answered, viewer); // systems have no standing
        }
        return switch (standings.of(employee.account(), employee.terminal())) {
            case Standing.Silent() -> new ViewOutcome.Undecided();
            case Standing.Known known
            when !known.active() -> {
                recordRefusal(query, viewer, CreditQueryEvent.RefusalCause.ACCOUNT_SUSPENDED);
                yield new ViewOutcome.ViewerSuspended();
            }
            case Standing.Known known when !known.terminalBound() -> terminalNotBound(query, viewer);
            case Standing.Known known -> show(answered, viewer);
            // Nothing is bound to an account that nobody has opened (O10, N3).
            case Standing.UnknownOperator() -> terminalNotBound(query, viewer);
        };
    }

    private ViewOutcome terminalNotBound(CreditQuery query, Viewer viewer) {
        recordRefusal(query, viewer, CreditQueryEvent.RefusalCause.TERMINAL_NOT_BOUND);
        return new ViewOutcome.TerminalRefused(reason(
                "The terminal is not bound to the operator.",
                "Use the operator's own terminal, or have this one bound."));
    }

    private Reason reason(String message, String cure) {
        return books.inForceAt(clock.instant()).termsOf("Q2").reason(message, cure);
    }

    private static boolean isInvolved(CreditQuery query, String account) {
        return query.particulars().requester().account().equals(account)
                || query.review()
                        .filter(review -> review.reviewer().equals(account))
                        .isPresent();
    }

    private ViewOutcome show(CreditQuery.Answered query, Viewer viewer) {
        if (isOver(query)) {
            return new ViewOutcome.Expired();
        }
        return switch (vault.open(query.reportOf(), clock.instant())) {
            case VaultAnswer.NeverKept() -> throw new IllegalStateException("An answered query has no report");
            case VaultAnswer.Expired() -> new ViewOutcome.Expired();
            case VaultAnswer.KeysAway() -> new ViewOutcome.Undecided();
            case VaultAnswer.Opened(var raw) -> {
                UUID view = UuidCreator.getTimeOrderedEpoch();
                var particulars = query.particulars();
                var disclosure = new Disclosure(
                        view,
                        query.id(),
                        viewer,
                        particulars.reportType(),
                        particulars.purpose(),
                        particulars.subject(),
                        subjects.of(query.id()));
                yield switch (masking.mask(disclosure, raw)) {
                    case MaskingAnswer.Silent() -> new ViewOutcome.Undecided();
                    case MaskingAnswer.Masked(var masked) ->
                        recordThenShow(view, query, viewer, passedOn(viewer, masked));
                };
            }
        };
    }

    /** Q9: what answers another query besides its own is shown there for its days, whatever it was adopted into. */
    private boolean isOver(CreditQuery.Answered query) {
        return query.answeredFrom() != null
                && vault.find(query.reportOf())
                        .filter(kept -> clock.instant().isBefore(kept.validUntil()))
                        .isEmpty();
    }

    /** A7: whatever the policy of masking says by mistake, a partner is passed the summary alone. */
    private static MaskedCreditReport passedOn(Viewer viewer, MaskedCreditReport masked) {
        return switch (viewer.channel()) {
            case STAFF_SCREEN, SYSTEM -> masked;
            case PARTNER -> ReportSummary.of(masked);
        };
    }

    /** Counted and committed first: what cannot be recorded, or is destroyed meanwhile, is not shown. */
    private ViewOutcome recordThenShow(
            UUID view, CreditQuery.Answered query, Viewer viewer, MaskedCreditReport report) {
        Instant now = clock.instant();
        var disputed = marks.openOn(query.particulars().subject());
        Optional<Integer> counted = transactions.execute(transaction -> {
            var views = vault.countView(query.reportOf(), now);
            views.ifPresent(number -> journal.append(new CreditQueryEvent.ReportViewed(
                    query.particulars(), viewer.performer(), now, view, report.policyVersion(), number)));
            return views;
        });
        return counted.<ViewOutcome>map(views -> new ViewOutcome.Shown(
                        query,
                        report,
                        new Watermark(viewer.performer().account(), terminalOf(viewer.performer()), now),
                        disputed,
                        views))
                .orElseGet(ViewOutcome.Expired::new);
    }

    private static @Nullable String terminalOf(Performer performer) {
        return performer instanceof Performer.Employee employee ? employee.terminal() : null;
    }

    private void recordRefusal(CreditQuery query, Viewer viewer, CreditQueryEvent.RefusalCause cause) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(transaction -> journal.append(
                new CreditQueryEvent.ReportViewRefused(query.particulars(), viewer.performer(), now, cause)));
    }
}
