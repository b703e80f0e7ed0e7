package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.bureau.BureauAccount;
import cn.zhengxin.query.bureau.BureauAccountAnswer;
import cn.zhengxin.query.bureau.BureauAccounts;
import cn.zhengxin.query.bureau.BureauAnswer;
import cn.zhengxin.query.bureau.BureauInquiry;
import cn.zhengxin.query.bureau.CreditBureau;
import cn.zhengxin.query.bureau.HeldBack;
import cn.zhengxin.query.bureau.LookUpAnswer;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.bureau.Uncertainty;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.PerhapsAtTheBureau;
import cn.zhengxin.query.creditquery.model.CreditQuery.Unsettled;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.gate.PermissionAnswer;
import cn.zhengxin.query.gate.QueryPermissions;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.passport.QueryPassport;
import cn.zhengxin.query.passport.QueryPassports;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.reportvault.ReportVault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q12: brings a cleared query to its outcome with exactly one footprint at the bureau, from whatever point it is found at. The
 * number was fixed and committed before; one process works on a query at a time; that an inquiry is about to leave is
 * committed before it leaves; and what may have left is looked up before anything leaves again. No transaction is open while
 * the bureau or another service is being asked.
 */
@Component
public class SettleCreditQuery {

    private static final Performer PLATFORM = new Performer.Platform();

    private final CreditQueries queries;
    private final QuerySubjects subjects;
    private final Claims claims;
    private final QueryJournal journal;
    private final UseActions useActions;
    private final GiveBack giveBack;
    private final AnswerFromReport answerFromReport;
    private final PerformUseActions performUseActions;
    private final QueryPermissions permissions;
    private final BureauAccounts bureauAccounts;
    private final QueryPassports passports;
    private final CreditBureau bureau;
    private final ReportVault vault;
    private final PolicyBooks books;
    private final List<FootprintConsequence> consequences;
    private final CreditQueryProperties properties;
    private final TransactionOperations transactions;
    private final Clock clock;

    public SettleCreditQuery(
            CreditQueries queries,
            QuerySubjects subjects,
            Claims claims,
            QueryJournal journal,
            UseActions useActions,
            GiveBack giveBack,
            AnswerFromReport answerFromReport,
            PerformUseActions performUseActions,
            QueryPermissions permissions,
            BureauAccounts bureauAccounts,
            QueryPassports passports,
            CreditBureau bureau,
            ReportVault vault,
            PolicyBooks books,
            List<FootprintConsequence> consequences,
            CreditQueryProperties properties,
            TransactionOperations transactions,
            Clock clock) {
        this.queries = queries;
        this.subjects = subjects;
        this.claims = claims;
        this.journal = journal;
        this.useActions = useActions;
        this.giveBack = giveBack;
        this.answerFromReport = answerFromReport;
        this.performUseActions = performUseActions;
        this.permissions = permissions;
        this.bureauAccounts = bureauAccounts;
        this.passports = passports;
        this.bureau = bureau;
        this.vault = vault;
        this.books = books;
        this.consequences = List.copyOf(consequences);
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The query in the state it has reached; unchanged when somebody else is at it. */
    public Settlement handle(CreditQueryId id) {
        var taken = claims.take(id, properties.lease());
        if (taken.isEmpty()) {
            return Settlement.reached(queries.get(id));
        }
        return held(new Hold(taken.get(), () -> subjects.of(id), false), hold -> settle(queries.get(id), hold));
    }

    /**
     * Stores that a query is cleared and brings it to its outcome. It is claimed in the same step: nobody else can be at it, and there is
     * nothing to read again. Where nothing stands in its way, that it is about to leave is committed with that it was cleared.
     *
     * @param noReport that the gate has found no report that may answer it (Q9)
     * @param clearing what belongs to the clearance, its event first; run in the transaction that stores it
     */
    Settlement handle(CreditQuery.Approved cleared, Subject subject, boolean noReport, Runnable clearing) {
        var account = ownAccountOf(cleared.particulars().requester());
        boolean together = noReport && account.isPresent() && bureau.holdsBack().isEmpty();
        Optional<Outset> stored = transactions.execute(
                transaction -> together ? clearedAndSent(cleared, clearing) : clearedAlone(cleared, clearing));
        if (stored.isEmpty()) {
            return handle(cleared.id());
        }
        return switch (stored.get()) {
            case Outset.Waiting(var claim) ->
                // What kept it from leaving at once is asked about as usual.
                held(new Hold(claim, () -> subject, noReport && !together), hold -> confirmThenSend(cleared, hold));
            case Outset.Leaving(var sending, var passport, var claim) ->
                held(
                        new Hold(claim, () -> subject, false),
                        hold -> Settlement.reached(inquired(sending, account.orElseThrow(), passport, hold)));
        };
    }

    /** Where a query stands that was cleared a moment ago, and claimed with it. */
    private sealed interface Outset {

        /** Cleared, and no more. */
        record Waiting(Claim claim) implements Outset {}

        /** Its inquiry is about to leave. */
        record Leaving(CreditQuery.Sending sending, QueryPassport passport, Claim claim) implements Outset {}
    }

    private Optional<Outset> clearedAlone(CreditQuery.Approved cleared, Runnable clearing) {
        return queries.replaceAndClaim(cleared, properties.lease()).map(claim -> {
            clearing.run();
            passports.issue(PassportBindings.of(cleared));
            return new Outset.Waiting(claim);
        });
    }

    /** Nothing has left before this is committed, and whoever finds it afterwards looks up before anything is sent (Q12). */
    private Optional<Outset> clearedAndSent(CreditQuery.Approved cleared, Runnable clearing) {
        Instant now = clock.instant();
        // Q9, A10: the lock may have been waited for, for another one's report or for too long.
        if (!answerFromReport.isToBeAsked(cleared, null) || !cleared.clearance().isConfirmedAt(clock.instant())) {
            return clearedAlone(cleared, clearing);
        }
        CreditQuery.Sending sending = cleared.send(now);
        return queries.replaceAndClaim(sending, properties.lease()).map(claim -> {
            clearing.run();
            journal.append(sentEvent(sending, now));
            return new Outset.Leaving(sending, passports.issueUsed(PassportBindings.of(sending)), claim);
        });
    }

    /**
     * A claim, and what is known to its holder.
     *
     * @param noReport that a moment ago there was no report that may answer the query
     */
    private record Hold(Claim claim, Supplier<Subject> subject, boolean noReport) {

        Hold askingAgain() {
            return new Hold(claim, subject, false);
        }
    }

    private Settlement held(Hold hold, Function<Hold, Settlement> settling) {
        var pause = properties.retryPause();
        boolean over = false;
        Settlement reached;
        try {
            reached = settling.apply(hold);
            // At its end there is nothing left to claim.
            over = !(reached.query() instanceof Unsettled);
            if (reached.lacksBureauAccount()) {
                // An administrator has to act first, and every question is an event of the register.
                pause = properties.bureauAccountPause();
            }
        } finally {
            if (!over) {
                claims.giveBack(hold.claim(), pause);
            }
        }
        UseAction.owedFor(reached.query()).ifPresent(performUseActions::of);
        return reached;
    }

    private Settlement settle(CreditQuery query, Hold hold) {
        return switch (query) {
            case CreditQuery.Approved approved -> confirmThenSend(approved, hold);
            case CreditQuery.Sending interrupted -> {
                // Its sender is gone, or the claim would not have been free.
                CreditQuery unknown = unknown(interrupted, Uncertainty.CONNECTION_LOST, hold.claim());
                yield unknown instanceof PerhapsAtTheBureau perhaps
                        ? lookUp(perhaps, hold)
                        : Settlement.reached(unknown);
            }
            case CreditQuery.Unknown unknown -> lookUp(unknown, hold);
            case CreditQuery.Submitted notCleared -> Settlement.reached(notCleared);
            case CreditQuery.Refused settled -> Settlement.reached(settled);
            case CreditQuery.PendingReview notCleared -> Settlement.reached(notCleared);
            case CreditQuery.ReviewRejected settled -> Settlement.reached(settled);
            case CreditQuery.Answered settled -> Settlement.reached(settled);
            case CreditQuery.NoRecord settled -> Settlement.reached(settled);
            case CreditQuery.Rejected settled -> Settlement.reached(settled);
            case CreditQuery.Failed settled -> Settlement.reached(settled);
        };
    }

    private Settlement lookUp(PerhapsAtTheBureau query, Hold hold) {
        return switch (bureau.lookUp(query.requestNumber())) {
            case LookUpAnswer.Known(var answer) -> Settlement.reached(settled(query, answer, hold.claim()));
            case LookUpAnswer.NeverSeen() -> neverSeen(query, hold);
            case LookUpAnswer.Silent() -> Settlement.reached(query);
        };
    }

    private Settlement neverSeen(PerhapsAtTheBureau query, Hold hold) {
        Instant now = clock.instant();
        if (mayStillArrive(query, now)) {
            return Settlement.reached(query);
        }
        if (wasTriedForLongEnough(query, now)) {
            return Settlement.reached(givenUp(query, now, hold.claim()));
        }
        return confirmThenSend(query, hold);
    }

    private boolean wasTriedForLongEnough(Unsettled query, Instant now) {
        return !now.isBefore(query.clearance().clearedAt().plus(properties.giveUpAfter()));
    }

    private CreditQuery givenUp(PerhapsAtTheBureau unseen, Instant now, Claim claim) {
        var failed = unseen.giveUp(now);
        return stored(
                failed,
                new CreditQueryEvent.QueryFailed(failed.particulars(), PLATFORM, now, failed.reason()),
                claim,
                giveBack::of);
    }

    /** An inquiry can lie in a queue on its way; then "never seen" is only "not yet seen". */
    private boolean mayStillArrive(PerhapsAtTheBureau query, Instant now) {
        boolean left = !(query instanceof CreditQuery.Unknown unknown && unknown.reason() == Uncertainty.NOT_SENT);
        return left && now.isBefore(query.dispatch().lastAt().plus(properties.quietPeriod()));
    }

    private Settlement confirmThenSend(Unsettled query, Hold hold) {
        // A10: a withdrawal between approval and sending counts, also when a crash has made that a long time.
        if (query.clearance().isConfirmedAt(clock.instant())) {
            return answerOrSend(query, hold);
        }
        var particulars = query.particulars();
        return switch (permissions.confirm(particulars.authorization(), particulars.id())) {
            case PermissionAnswer.Granted() -> answerOrSend(query.confirmed(clock.instant()), hold);
            case PermissionAnswer.Refused(var reasons) -> Settlement.reached(refused(query, reasons, hold.claim()));
            case PermissionAnswer.Silent() -> Settlement.reached(query);
        };
    }

    private CreditQuery refused(Unsettled query, List<Reason> reasons, Claim claim) {
        var refused = query.refuse(reasons, query.clearance().decision().policyVersion());
        return stored(
                refused,
                new CreditQueryEvent.QueryRefused(refused.particulars(), PLATFORM, clock.instant(), refused.refusal()),
                claim,
                giveBack::of);
    }

    /** Q9: what has perhaps left its mark already is sent on; for what has not, a report that is still valid may do. */
    private Settlement answerOrSend(Unsettled query, Hold hold) {
        if (!(query instanceof CreditQuery.Approved approved)) {
            return askAccountThenSend(query, hold, sending -> true);
        }
        if (hold.noReport()) {
            return sendUnlessOvertaken(approved, hold);
        }
        return switch (answerFromReport.handle(approved, hold.claim())) {
            case AnswerFromReport.Outcome.Reached(var reached) -> Settlement.reached(reached);
            case AnswerFromReport.Outcome.Undecided() -> Settlement.reached(approved);
            case AnswerFromReport.Outcome.NoReport(var unreadable) -> sendUnlessAnswered(approved, hold, unreadable);
        };
    }

    /** The gate saw no report; where the look under the lock sees one, or one on its way, it is asked about as usual. */
    private Settlement sendUnlessOvertaken(CreditQuery.Approved approved, Hold hold) {
        var overtaken = new AtomicBoolean();
        var reached = askAccountThenSend(approved, hold, sending -> {
            overtaken.set(!answerFromReport.isToBeAsked(approved, null));
            return !overtaken.get();
        });
        return overtaken.get() ? answerOrSend(approved, hold.askingAgain()) : reached;
    }

    private Settlement sendUnlessAnswered(
            CreditQuery.Approved approved, Hold hold, @Nullable CreditQueryId unreadable) {
        return askAccountThenSend(approved, hold, sending -> answerFromReport.isToBeAsked(approved, unreadable));
    }

    private Settlement askAccountThenSend(Unsettled query, Hold hold, Predicate<CreditQuery.Sending> mayLeave) {
        // O4: asked for anew each time and kept nowhere, so that a replaced or withdrawn one counts at once.
        return switch (accountOf(query.particulars().requester())) {
            case BureauAccountAnswer.Given(var account) -> Settlement.reached(send(query, account, hold, mayLeave));
            case BureauAccountAnswer.Withheld() -> new Settlement(query, true);
            case BureauAccountAnswer.Silent() -> Settlement.reached(query);
        };
    }

    /** Operators are people. */
    private BureauAccountAnswer accountOf(Requester requester) {
        return ownAccountOf(requester)
                .<BureauAccountAnswer>map(BureauAccountAnswer.Given::new)
                .orElseGet(() -> bureauAccounts.of(requester.account()));
    }

    /** A system is known to the bureau by its own account, a partner's by the partner's (A7); an operator's is asked for. */
    private static Optional<BureauAccount> ownAccountOf(Requester requester) {
        return switch (requester) {
            case Requester.Officer officer -> Optional.empty();
            case Requester.LendingSystem system -> Optional.of(new BureauAccount(system.account()));
            case Requester.PartnerSystem partner -> Optional.of(new BureauAccount(partner.account()));
        };
    }

    private CreditQuery send(
            Unsettled query, BureauAccount account, Hold hold, Predicate<CreditQuery.Sending> mayLeave) {
        if (bureau.holdsBack().isPresent()) {
            // Nothing would leave, so no sending is put on record, and the query stays what it is.
            return query;
        }
        var passport = new AtomicReference<QueryPassport>();
        Instant now = clock.instant();
        CreditQuery.Sending sending = query.send(now);
        // Q9: waits where another one's report has come meanwhile or is on its way, and is taken up again.
        CreditQuery stored = transactions.execute(transaction -> mayLeave.test(sending)
                ? replaced(
                        sending,
                        sentEvent(sending, now),
                        hold.claim(),
                        next -> passport.set(passports.use(PassportBindings.of(sending))))
                : query);
        return stored.equals(sending)
                ? inquired(sending, account, Objects.requireNonNull(passport.get()), hold)
                : stored;
    }

    private static CreditQueryEvent sentEvent(CreditQuery.Sending sending, Instant at) {
        return new CreditQueryEvent.BureauInquirySent(
                sending.particulars(),
                PLATFORM,
                at,
                sending.requestNumber(),
                sending.dispatch().attempts());
    }

    /** The sending is committed. */
    private CreditQuery inquired(
            CreditQuery.Sending sending, BureauAccount account, QueryPassport passport, Hold hold) {
        Claim claim = hold.claim();
        // Frozen for longer than the lease, somebody else may have sent it meanwhile: then hands off.
        if (!claim.holds()) {
            return sending;
        }
        var particulars = sending.particulars();
        var inquiry = new BureauInquiry(
                sending.requestNumber(),
                particulars.requester().institution(),
                account,
                particulars.purpose(),
                particulars.reportType(),
                hold.subject().get(),
                PassportBindings.of(sending),
                passport);
        return switch (bureau.inquire(inquiry)) {
            case BureauAnswer.Settled answer -> settled(sending, answer, claim);
            case BureauAnswer.NotSent(var reason) -> notSent(sending, reason, claim);
            case BureauAnswer.OutcomeUnknown(var reason) -> unknown(sending, reason, claim);
        };
    }

    private CreditQuery notSent(CreditQuery.Sending sending, HeldBack reason, Claim claim) {
        Instant now = clock.instant();
        Unsettled before = sending.notSent();
        if (before instanceof CreditQuery.Approved && wasTriedForLongEnough(before, now)) {
            return givenUp(sending, now, claim);
        }
        return stored(
                before,
                new CreditQueryEvent.BureauInquiryNotSent(
                        sending.particulars(), PLATFORM, now, sending.requestNumber(), reason),
                claim,
                next -> {});
    }

    private CreditQuery unknown(CreditQuery.Sending sending, Uncertainty reason, Claim claim) {
        return stored(
                sending.unknown(reason),
                new CreditQueryEvent.BureauOutcomeUnknown(
                        sending.particulars(), PLATFORM, clock.instant(), sending.requestNumber(), reason),
                claim,
                next -> {});
    }

    private CreditQuery settled(PerhapsAtTheBureau query, BureauAnswer.Settled answer, Claim claim) {
        Instant now = clock.instant();
        var policy = books.inForceAt(now);
        var particulars = query.particulars();
        var number = query.requestNumber();
        return switch (answer) {
            case BureauAnswer.ReportFound(var report) -> answered(query, report, now, policy, claim);
            case BureauAnswer.NoRecord() ->
                stored(
                        query.foundNoRecord(now),
                        new CreditQueryEvent.QueryFoundNoRecord(particulars, PLATFORM, now, number),
                        claim,
                        next -> reached(query, now, policy));
            case BureauAnswer.Rejected() ->
                stored(
                        query.rejected(now),
                        new CreditQueryEvent.QueryRejectedByBureau(particulars, PLATFORM, now, number),
                        claim,
                        next -> reached(query, now, policy));
        };
    }

    private CreditQuery answered(
            PerhapsAtTheBureau query, RawCreditReport report, Instant now, PolicyBook policy, Claim claim) {
        var sealed = vault.seal(query.id(), report, policy);
        return stored(
                query.answered(now),
                new CreditQueryEvent.QueryAnswered(query.particulars(), PLATFORM, now, query.requestNumber()),
                claim,
                next -> {
                    vault.keep(next.id(), sealed, now);
                    reached(query, now, policy);
                });
    }

    private void reached(PerhapsAtTheBureau query, Instant now, PolicyBook policy) {
        useActions.owe(new UseAction(query.id(), query.particulars().authorization(), UseAction.Kind.CONSUME));
        var footprint = new Footprint(query.particulars(), query.dispatch().lastAt(), now, policy);
        consequences.forEach(consequence -> consequence.follow(footprint));
    }

    /** State, event and what belongs to them, together or not at all (N5); none of it when the claim was lost. */
    private CreditQuery stored(CreditQuery next, CreditQueryEvent event, Claim claim, Consumer<CreditQuery> alongside) {
        return transactions.execute(transaction -> replaced(next, event, claim, alongside));
    }

    private CreditQuery replaced(
            CreditQuery next, CreditQueryEvent event, Claim claim, Consumer<CreditQuery> alongside) {
        if (!queries.replace(next, claim)) {
            return queries.get(next.id());
        }
        journal.append(event);
        alongside.accept(next);
        return next;
    }
}
