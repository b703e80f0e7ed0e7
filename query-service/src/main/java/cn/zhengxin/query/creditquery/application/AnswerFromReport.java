package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.gate.CoolingOffRule;
import cn.zhengxin.query.gate.Places;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.reportvault.ReportAtHand;
import cn.zhengxin.query.reportvault.ReportSought;
import cn.zhengxin.query.reportvault.ReportVault;
import cn.zhengxin.query.reportvault.ReportsAtHand;
import cn.zhengxin.query.reportvault.VaultAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q9: a cleared query is answered from a report that is still valid, and the bureau is not asked. The use of the authorization, the
 * place and the grant go back; there is no footprint and nothing to tell the subject of (Q13). Decided under the lock that places
 * on the subject are taken under, as is that an inquiry leaves: of two at once the second waits for the first one's report.
 */
@Component
public class AnswerFromReport {

    static final String AVOIDED = "zhengxin.query.inquiries.avoided";

    private final ReportsAtHand reports;
    private final ReportVault vault;
    private final Places places;
    private final CreditQueries queries;
    private final QueryJournal journal;
    private final GiveBack giveBack;
    private final PolicyBooks books;
    private final MeterRegistry meters;
    private final TransactionOperations transactions;
    private final Clock clock;

    public AnswerFromReport(
            ReportsAtHand reports,
            ReportVault vault,
            Places places,
            CreditQueries queries,
            QueryJournal journal,
            GiveBack giveBack,
            PolicyBooks books,
            MeterRegistry meters,
            TransactionOperations transactions,
            Clock clock) {
        this.reports = reports;
        this.vault = vault;
        this.places = places;
        this.queries = queries;
        this.journal = journal;
        this.giveBack = giveBack;
        this.books = books;
        this.meters = meters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of looking for a report. */
    sealed interface Outcome {

        /** The query has reached its end, or somebody else is at it. */
        record Reached(CreditQuery query) implements Outcome {}

        /**
         * There is none; the bureau is to be asked.
         *
         * @param unreadable the query whose report the database still has, though its key is gone
         */
        record NoReport(@Nullable CreditQueryId unreadable) implements Outcome {}

        /** There is one, and whether it can be read is not known at present (N3). */
        record Undecided() implements Outcome {}
    }

    /** Its authorization has just been confirmed. */
    Outcome handle(CreditQuery.Approved query, Claim claim) {
        var found = reports.latest(soughtBy(query.particulars()), clock.instant())
                .filter(report -> mayAnswer(report, query.particulars()));
        if (found.isEmpty()) {
            return new Outcome.NoReport(null);
        }
        var source = new CreditQueryId(found.get().query());
        // The key itself is asked, not only the database: a backup brings rows back, and no keys.
        return switch (vault.open(source, clock.instant())) {
            case VaultAnswer.Opened opened -> answered(query, source, claim);
            case VaultAnswer.KeysAway() -> new Outcome.Undecided();
            case VaultAnswer.Expired() -> new Outcome.NoReport(source);
            case VaultAnswer.NeverKept() -> new Outcome.NoReport(source);
        };
    }

    private Outcome answered(CreditQuery.Approved query, CreditQueryId source, Claim claim) {
        Instant now = clock.instant();
        var next = query.answeredFrom(source, now);
        Outcome outcome = transactions.execute(transaction -> {
            places.lockSubject(query.particulars().subject());
            if (!reports.hold(source, now)) {
                return new Outcome.NoReport(source);
            }
            if (!queries.replace(next, claim)) {
                return new Outcome.Reached(queries.get(next.id()));
            }
            journal.append(new CreditQueryEvent.QueryAnsweredFromReport(
                    next.particulars(), new Performer.Platform(), now, next.requestNumber(), source));
            giveBack.of(next);
            return new Outcome.Reached(next);
        });
        if (outcome instanceof Outcome.Reached(var reached) && reached.equals(next)) {
            meters.counter(AVOIDED, "purpose", next.particulars().purpose().name())
                    .increment();
        }
        return outcome;
    }

    /**
     * Whether an inquiry may leave now: no report has come meanwhile, and none is on its way. Joins the transaction that stores
     * that it leaves, and holds the lock until that ends.
     *
     * @param unreadable a query whose report cannot answer this one, whatever the database says of it
     */
    boolean isToBeAsked(CreditQuery.Approved query, @Nullable CreditQueryId unreadable) {
        var outlook = reports.outlook(
                soughtBy(query.particulars()),
                query.id(),
                clock.instant(),
                places.lockOf(query.particulars().subject()));
        return !outlook.onItsWay()
                && outlook.latest()
                        .filter(report -> !new CreditQueryId(report.query()).equals(unreadable))
                        .filter(report -> mayAnswer(report, query.particulars()))
                        .isEmpty();
    }

    private boolean mayAnswer(ReportAtHand report, Particulars particulars) {
        Instant now = clock.instant();
        var terms = books.inForceAt(now, particulars.requester().institution()).termsOf("Q9");
        return CoolingOffRule.isValid(report, now, terms);
    }

    private static ReportSought soughtBy(Particulars particulars) {
        return new ReportSought(
                particulars.requester().institution(),
                particulars.subject(),
                particulars.purpose(),
                particulars.reportType());
    }
}
