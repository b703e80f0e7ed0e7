package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.creditquery.application.AbandonForgottenQueries;
import cn.zhengxin.query.creditquery.application.AnswerFromReport;
import cn.zhengxin.query.creditquery.application.ClaimReview;
import cn.zhengxin.query.creditquery.application.CreditQueryProperties;
import cn.zhengxin.query.creditquery.application.GiveBack;
import cn.zhengxin.query.creditquery.application.InstitutionInCharge;
import cn.zhengxin.query.creditquery.application.PerformUseActions;
import cn.zhengxin.query.creditquery.application.ReadComplianceGrounds;
import cn.zhengxin.query.creditquery.application.RehearseCreditQuery;
import cn.zhengxin.query.creditquery.application.ReviewCreditQuery;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import cn.zhengxin.query.creditquery.application.ReviewOutcome;
import cn.zhengxin.query.creditquery.application.SecondPersonCheck;
import cn.zhengxin.query.creditquery.application.SettleCreditQuery;
import cn.zhengxin.query.creditquery.application.SubmitCreditQuery;
import cn.zhengxin.query.creditquery.application.SubmitCreditQueryCommand;
import cn.zhengxin.query.creditquery.application.SubmitOutcome;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.gate.Gate;
import cn.zhengxin.query.gate.GateRules;
import cn.zhengxin.query.gate.GatherBackground;
import cn.zhengxin.query.gate.GatherFacts;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.passport.InMemoryIssuedPassports;
import cn.zhengxin.query.passport.PassportOffice;
import cn.zhengxin.query.passport.PassportOffices;
import cn.zhengxin.query.passport.QueryPassports;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All use cases over in-memory ports, with the people every test speaks of. */
public final class Workbench {

    public static final Requester.Officer OFFICER =
            new Requester.Officer("officer.lin", "E1001", "B10001", "B10001-01", "127.0.0.1");
    public static final Requester.LendingSystem LOAN_ORIGINATION =
            new Requester.LendingSystem("loan-origination", "B10001");
    public static final Requester.PartnerSystem PARTNER = new Requester.PartnerSystem("partner-guarantee", "P30001");
    public static final Performer.Employee REVIEWER =
            new Performer.Employee("reviewer.zhao", "E1002", "B10001", "127.0.0.1");
    public static final SubjectReference SUBJECT = new SubjectReference("sr_7Qm2xVtF0bYw9LkR4cHsN1eJaPz");
    public static final Subject PERSON =
            new Subject(PersonName.of("张晓明"), new IdentityDocument(DocumentType.RESIDENT_ID, "11010519491231002X"));
    public static final AuthorizationId AUTHORIZATION =
            new AuthorizationId(UUID.fromString("019ac0de-0000-7000-8000-000000000001"));
    public static final CreditQueryProperties SETTINGS = new CreditQueryProperties(
            true,
            Duration.ofSeconds(2),
            16,
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofHours(24),
            Duration.ofMinutes(5),
            "B00000");
    public static final InstitutionInCharge IN_CHARGE = new InstitutionInCharge(SETTINGS);

    /** Made once: keys take time. */
    private static final KeyPair PASSPORT_KEYS = PassportOffices.keys();

    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T02:00:00Z"));
    public final LifeLine life = new LifeLine();
    public final InMemoryCreditQueries queries = new InMemoryCreditQueries(clock, life);
    public final InMemoryReviewClaims reviewClaims = new InMemoryReviewClaims(life);
    public final InMemoryQuerySubjects subjects = new InMemoryQuerySubjects();
    public final InMemoryQueryJournal journal = new InMemoryQueryJournal(life);
    public final InMemoryUseActions useActions = new InMemoryUseActions(life);
    public final InMemoryBackground background = new InMemoryBackground();
    public final InMemoryAuthorizations authorizations = new InMemoryAuthorizations(life, background);
    public final InMemoryBureauAccounts bureauAccounts = new InMemoryBureauAccounts(life);
    public final InMemoryCreditBureau bureau = new InMemoryCreditBureau(life);
    public final InMemoryReportVault vault = new InMemoryReportVault();
    public final InMemoryReportsAtHand reportsAtHand = new InMemoryReportsAtHand(queries, vault);
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final InMemoryFootprints footprints = new InMemoryFootprints(life);
    public final InMemoryPlaces places = new InMemoryPlaces(life);
    public final InMemoryGateRecords gateRecords = new InMemoryGateRecords();
    public final InMemoryGrantUses grants = new InMemoryGrantUses();
    public final InMemoryIssuedPassports issuedPassports = new InMemoryIssuedPassports(life);
    public final PassportOffice passportOffice = PassportOffices.office(PASSPORT_KEYS, clock);
    public final QueryPassports passports = new QueryPassports(passportOffice, issuedPassports, clock);
    public final InMemoryTransactions transactions = new InMemoryTransactions(
            life,
            List.of(
                    queries,
                    reviewClaims,
                    journal,
                    useActions,
                    vault,
                    footprints,
                    places,
                    gateRecords,
                    grants,
                    issuedPassports));

    public final GiveBack giveBack = new GiveBack(useActions, places, grants);
    public final PerformUseActions performUseActions = new PerformUseActions(useActions, authorizations, SETTINGS);
    public final AnswerFromReport answerFromReport = new AnswerFromReport(
            reportsAtHand, vault, places, queries, journal, giveBack, Policies.book(), meters, transactions, clock);
    public final SettleCreditQuery settle = new SettleCreditQuery(
            queries,
            subjects,
            queries,
            journal,
            useActions,
            giveBack,
            answerFromReport,
            performUseActions,
            authorizations,
            bureauAccounts,
            passports,
            bureau,
            vault,
            Policies.book(),
            List.of(footprints),
            SETTINGS,
            transactions,
            clock);
    public final GatherBackground gatherBackground = new GatherBackground(background, reportsAtHand, background);
    public final GatherFacts gatherFacts =
            new GatherFacts(authorizations, gatherBackground, authorizations, places, grants, day -> true);
    public final Gate gate = new Gate(GateRules.all());
    public final SubmitCreditQuery submit = new SubmitCreditQuery(
            queries,
            subjects,
            journal,
            giveBack,
            performUseActions,
            gatherFacts,
            gate,
            gateRecords,
            grants,
            Policies.book(),
            settle,
            transactions,
            clock);
    public final RehearseCreditQuery rehearse =
            new RehearseCreditQuery(useActions, gatherFacts, gate, Policies.book(), journal, transactions, clock);
    public final SecondPersonCheck secondPersonCheck =
            new SecondPersonCheck(IN_CHARGE, authorizations, background, Policies.book(), journal, transactions, clock);
    public final ReadComplianceGrounds readComplianceGrounds =
            new ReadComplianceGrounds(queries, secondPersonCheck, gateRecords, journal, transactions, clock);
    public final ReviewCreditQuery review = new ReviewCreditQuery(
            queries,
            reviewClaims,
            secondPersonCheck,
            journal,
            giveBack,
            performUseActions,
            authorizations,
            Policies.book(),
            passports,
            settle,
            transactions,
            clock);
    public final ClaimReview claim =
            new ClaimReview(queries, reviewClaims, secondPersonCheck, journal, Policies.book(), transactions, clock);
    public final AbandonForgottenQueries abandonForgotten =
            new AbandonForgottenQueries(queries, journal, giveBack, SETTINGS, transactions, clock);

    public Workbench() {
        authorizations.standing("officer.lin", new Standing.Known(true, "A", true, true, "B10001"));
        bureauAccounts.map("officer.lin", "B10001-Q01");
        Runnable noTransactionOpen = () -> assertThat(transactions.isOpen())
                .as("a transaction is open while another system is asked")
                .isFalse();
        authorizations.onCall(noTransactionOpen);
        bureauAccounts.onCall(noTransactionOpen);
        bureau.onCall(noTransactionOpen);
    }

    public static SubmitCreditQueryCommand request(Requester requester, String key) {
        return new SubmitCreditQueryCommand(
                requester,
                key,
                AUTHORIZATION,
                ReportType.PERSONAL,
                Purpose.LOAN_APPLICATION,
                new BusinessReference("LN-2026-000123"),
                null,
                SUBJECT,
                PERSON);
    }

    public CreditQuery submitted() {
        return submitted(OFFICER, "key-1");
    }

    public CreditQuery submitted(Requester requester, String key) {
        return ((SubmitOutcome.Reached) submit.handle(request(requester, key))).query();
    }

    public ReviewOutcome approve(CreditQueryId query) {
        return review(query, REVIEWER, Verdict.APPROVE, "review-1");
    }

    public ReviewOutcome review(CreditQueryId query, Performer.Employee reviewer, Verdict verdict, String key) {
        return review.handle(
                new ReviewCreditQueryCommand(query, reviewer, verdict, null, key, null, Set.of(ReviewBy.REVIEWER)));
    }

    /** What the worker does in one round, a little later. */
    public void workerRound() {
        clock.advance(Duration.ofSeconds(11));
        queries.due(100).forEach(settle::handle);
        performUseActions.handle();
        abandonForgotten.handle();
    }

    public void workerRounds(int rounds) {
        for (int round = 0; round < rounds; round++) {
            workerRound();
        }
    }
}
