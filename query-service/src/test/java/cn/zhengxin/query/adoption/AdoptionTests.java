package cn.zhengxin.query.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.adoption.DecideAdoption.Verdict;
import cn.zhengxin.query.creditquery.application.DestroyExpiredReports;
import cn.zhengxin.query.creditquery.application.SubmitCreditQueryCommand;
import cn.zhengxin.query.creditquery.application.SubmitOutcome;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.gate.AssetClass;
import cn.zhengxin.query.gate.LoanStanding;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.query.reportvault.VaultAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdoptionTests {

    private static final Performer.Employee REQUESTER =
            new Performer.Employee("officer.lin", "E1001", "B10001", "127.0.0.1");
    private static final Performer.Employee SECOND =
            new Performer.Employee("reviewer.qian", "E1010", "B10001", "127.0.0.1");
    private static final Performer.LendingSystem SYSTEM = new Performer.LendingSystem("loan-origination", "B10001");
    private static final GrantedCredit CREDIT =
            new GrantedCredit(LocalDate.parse("2026-11-25"), LocalDate.parse("2029-11-24"));
    private static final Instant RETAINED_UNTIL = Instant.parse("2034-11-24T16:00:00Z");

    private final Workbench bench = new Workbench();
    private final InMemoryAdoptions adoptions = new InMemoryAdoptions();
    private final AdoptionRules rules =
            new AdoptionRules(bench.authorizations, Policies.book(), bench.journal, bench.transactions, bench.clock);
    private final ProposeAdoption propose = new ProposeAdoption(
            bench.queries, adoptions, rules, bench.vault, bench.journal, bench.transactions, bench.clock);
    private final DecideAdoption decide = new DecideAdoption(
            bench.queries, adoptions, rules, bench.vault, bench.journal, bench.transactions, bench.clock);
    private CreditQueryId query;

    @BeforeEach
    void anAnsweredQuery() {
        for (String account : List.of("reviewer.zhao", "reviewer.qian", "officer.wei")) {
            bench.authorizations.standing(account, new Standing.Known(true, "A", true, true, "B10001"));
        }
        bench.authorizations.uses(9);
        query = bench.submitted().id();
        bench.approve(query);
    }

    @Test
    @DisplayName("Q14 · the requester proposes, a reviewer approves: kept until five years after the credit's last day")
    void proposedAndApproved() {
        assertThat(proposed()).isInstanceOf(Adoption.Proposed.class);
        assertThat(bench.vault.find(query).orElseThrow().retainedUntil()).isNull();

        var adopted = (Adoption.Adopted) reached(decide.handle(query, SECOND, Verdict.APPROVE));

        assertThat(adopted.retainedUntil()).isEqualTo(RETAINED_UNTIL);
        assertThat(adopted.decidedBy()).isEqualTo("reviewer.qian");
        assertThat(adopted.policyVersion()).isEqualTo(Policies.VERSION);
        assertThat(bench.vault.find(query).orElseThrow().retainedUntil()).isEqualTo(RETAINED_UNTIL);
        assertThat(bench.journal.types()).endsWith("ReportAdoptionProposed", "ReportAdopted");
        assertThat(((CreditQueryEvent.ReportAdopted) bench.journal.events().getLast()).reviewed())
                .isTrue();
    }

    @Test
    @DisplayName("Q14 · the fifteenth day leaves an adopted report, and the end of its credit file does not")
    void expiryLeavesAdoptedOnes() {
        var destroy =
                new DestroyExpiredReports(bench.vault, bench.queries, bench.journal, bench.transactions, bench.clock);
        CreditQueryId other = answered(Workbench.LOAN_ORIGINATION, Purpose.LOAN_APPLICATION, "key-2");
        proposed();
        decide.handle(query, SECOND, Verdict.APPROVE);

        bench.clock.advance(Duration.ofDays(15));
        destroy.handle();
        assertThat(bench.vault.open(query, bench.clock.instant())).isInstanceOf(VaultAnswer.Opened.class);
        assertThat(bench.vault.open(other, bench.clock.instant())).isInstanceOf(VaultAnswer.Expired.class);

        bench.clock.advance(Duration.between(bench.clock.instant(), RETAINED_UNTIL));
        destroy.handle();
        assertThat(bench.vault.open(query, bench.clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
        assertThat(bench.journal.types()).endsWith("ReportKeyDestroyed", "ReportKeyDestroyed");
    }

    @Test
    @DisplayName("Q14 · a report that was only proposed, or turned down, ends with its days")
    void aProposalKeepsNothing() {
        proposed();
        bench.clock.advance(Duration.ofDays(15));

        assertThat(bench.vault.open(query, bench.clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
        assertThat(decide.handle(query, SECOND, Verdict.APPROVE)).isInstanceOf(AdoptionOutcome.Expired.class);
        assertThat(bench.journal.types()).doesNotContain("ReportAdopted");
    }

    @Test
    @DisplayName("Q4 · a lending system adopts its own query's report at once, on record as not reviewed")
    void aSystemAdoptsAtOnce() {
        CreditQueryId systems = answered(Workbench.LOAN_ORIGINATION, Purpose.LOAN_APPLICATION, "key-2");

        var adopted = (Adoption.Adopted) reached(propose.handle(systems, SYSTEM, "B10001", CREDIT));

        assertThat(adopted.decidedBy()).isNull();
        assertThat(adopted.retainedUntil()).isEqualTo(RETAINED_UNTIL);
        assertThat(bench.journal.types()).endsWith("ReportAdoptionProposed", "ReportAdopted");
        assertThat(((CreditQueryEvent.ReportAdopted) bench.journal.events().getLast()).reviewed())
                .isFalse();
    }

    @Test
    @DisplayName("Q14 · a lending system does not adopt a person's query, nor a person a system's")
    void onlyTheRequesterProposes() {
        CreditQueryId systems = answered(Workbench.LOAN_ORIGINATION, Purpose.LOAN_APPLICATION, "key-2");

        assertRefused(propose.handle(query, SYSTEM, "B10001", CREDIT), "Q14", RefusalCause.NOT_INVOLVED);
        assertRefused(propose.handle(systems, REQUESTER, "B10001", CREDIT), "Q14", RefusalCause.NOT_INVOLVED);
        assertRefused(
                propose.handle(
                        query, new Performer.Employee("officer.wei", "E1007", "B10001", "127.0.0.1"), "B10001", CREDIT),
                "Q14",
                RefusalCause.NOT_INVOLVED);
        assertThat(adoptions.of(query)).isEmpty();
    }

    @Test
    @DisplayName("A7 · a partner's system adopts nothing")
    void aPartnerAdoptsNothing() {
        CreditQueryId partners = answered(Workbench.PARTNER, Purpose.LOAN_APPLICATION, "key-2");

        assertRefused(
                propose.handle(partners, new Performer.PartnerSystem("partner-guarantee", "P30001"), "P30001", CREDIT),
                "Q14",
                RefusalCause.NOT_INVOLVED);
    }

    @Test
    @DisplayName("Q4 · whoever proposed it does not decide it, also with the reviewer's role")
    void nobodyDecidesTheirOwn() {
        proposed();

        for (Verdict verdict : Verdict.values()) {
            assertRefused(decide.handle(query, REQUESTER, verdict), "Q4", RefusalCause.OWN_PROPOSAL);
        }
        var own = new Adoption.Proposed(query, CREDIT, Adoption.Proposer.of(REQUESTER), bench.clock.instant());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.approve(REQUESTER, bench.clock.instant(), RETAINED_UNTIL, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> own.turnDown(REQUESTER, bench.clock.instant()));
        assertThat(adoptions.of(query)).containsInstanceOf(Adoption.Proposed.class);
    }

    @Test
    @DisplayName("Q14, Q4 · one person with two accounts does not decide what they proposed under the other")
    void onePersonWithTwoAccounts() {
        proposed();
        var underAnotherAccount = new Performer.Employee("reviewer.lin", "E1001", "B10001", "127.0.0.1");
        bench.authorizations.standing("reviewer.lin", new Standing.Known(true, "A", true, true, "B10001"));

        for (Verdict verdict : Verdict.values()) {
            assertRefused(decide.handle(query, underAnotherAccount, verdict), "Q4", RefusalCause.OWN_PROPOSAL);
        }
        assertThat(adoptions.of(query)).containsInstanceOf(Adoption.Proposed.class);
        // Proposed before the number was kept, the account is compared alone.
        var earlier =
                new Adoption.Proposed(query, CREDIT, new Adoption.Proposer("officer.lin", null), bench.clock.instant());
        assertThat(earlier.canBeDecidedBy(REQUESTER)).isFalse();
        assertThat(earlier.canBeDecidedBy(underAnotherAccount)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"LOAN_APPLICATION", "POST_LOAN_MANAGEMENT"},
            mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("Q14 · a report for a purpose that leads to no credit file is refused")
    void otherPurposesAreRefused(Purpose purpose) {
        CreditQueryId other = answered(Workbench.LOAN_ORIGINATION, purpose, "key-2");

        assertRefused(propose.handle(other, SYSTEM, "B10001", CREDIT), "Q14", RefusalCause.TERMS);
        assertThat(adoptions.of(other)).isEmpty();
        assertThat(bench.vault.find(other).orElseThrow().retainedUntil()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, 2029-11-24, not granted yet",
        "2026-11-24, 2029-11-24, before the report was asked for",
        "2026-11-25, 2026-11-24, has ended",
        "2026-11-25, 2056-11-26, runs that long",
        "2026-11-25, +999999999-12-31, runs that long",
        "-999999999-01-01, -999999999-01-01, has ended",
        "+999999999-12-31, +999999999-12-31, not granted yet",
    })
    @DisplayName("Q14 · a credit that is not granted, is another one, has ended or never ends keeps no report")
    void creditsThatKeepNoReport(LocalDate grantedOn, LocalDate endsOn, String message) {
        var refused = (AdoptionOutcome.Refused)
                propose.handle(query, REQUESTER, "B10001", new GrantedCredit(grantedOn, endsOn));

        assertThat(refused.reasons()).anySatisfy(reason -> {
            assertThat(reason.message()).contains(message);
            assertThat(reason.basis()).isNotBlank();
            assertThat(reason.cure()).isNotBlank();
        });
        assertThat(adoptions.of(query)).isEmpty();
    }

    @Test
    @DisplayName(
            "Q14 · all reasons are told at once; a credit of the longest term, and one before a post-loan query, pass")
    void allReasonsAtOnce() {
        CreditQueryId judicial = answered(Workbench.LOAN_ORIGINATION, Purpose.JUDICIAL_ASSISTANCE, "key-2");
        var never = new GrantedCredit(LocalDate.parse("2027-01-01"), LocalDate.parse("2026-01-01"));
        assertThat(((AdoptionOutcome.Refused) propose.handle(judicial, SYSTEM, "B10001", never)).reasons())
                .hasSize(3);

        CreditQueryId postLoan = answered(Workbench.LOAN_ORIGINATION, Purpose.POST_LOAN_MANAGEMENT, "key-3");
        var older = new GrantedCredit(LocalDate.parse("2020-01-01"), LocalDate.parse("2030-01-01"));
        assertThat(reached(propose.handle(postLoan, SYSTEM, "B10001", older))).isInstanceOf(Adoption.Adopted.class);

        var longest = new GrantedCredit(LocalDate.parse("2026-11-25"), LocalDate.parse("2056-11-25"));
        assertThat(reached(propose.handle(query, REQUESTER, "B10001", longest))).isInstanceOf(Adoption.Proposed.class);
    }

    @Test
    @DisplayName("Q14 · after its days a report is not proposed any more, nor adopted by a system")
    void afterItsDays() {
        CreditQueryId systems = answered(Workbench.LOAN_ORIGINATION, Purpose.LOAN_APPLICATION, "key-2");
        bench.clock.advance(Duration.ofDays(15));

        assertThat(propose.handle(query, REQUESTER, "B10001", CREDIT)).isInstanceOf(AdoptionOutcome.Expired.class);
        assertThat(propose.handle(systems, SYSTEM, "B10001", CREDIT)).isInstanceOf(AdoptionOutcome.Expired.class);
        assertThat(bench.journal.types()).doesNotContain("ReportAdoptionProposed", "ReportAdopted");
    }

    @Test
    @DisplayName("Q14 · a query without a report has none to adopt; an unknown one is not found")
    void withoutAReport() {
        CreditQuery pending = bench.submitted(Workbench.OFFICER, "key-2");

        assertThat(propose.handle(pending.id(), REQUESTER, "B10001", CREDIT))
                .isInstanceOf(AdoptionOutcome.NoReport.class);
        assertThat(decide.handle(pending.id(), SECOND, Verdict.APPROVE)).isInstanceOf(AdoptionOutcome.NotOpen.class);
        assertThat(propose.handle(CreditQueryId.next(), REQUESTER, "B10001", CREDIT))
                .isInstanceOf(AdoptionOutcome.NotFound.class);
        assertThat(decide.handle(CreditQueryId.next(), SECOND, Verdict.APPROVE))
                .isInstanceOf(AdoptionOutcome.NotFound.class);
    }

    @Test
    @DisplayName("Q14 · another institution finds nothing, on record")
    void anotherInstitutionFindsNothing() {
        proposed();
        var other = new Performer.Employee("officer.gao", "E2001", "B20001", "127.0.0.1");

        assertThat(propose.handle(query, other, "B20001", CREDIT)).isInstanceOf(AdoptionOutcome.NotFound.class);
        assertThat(decide.handle(query, other, Verdict.APPROVE)).isInstanceOf(AdoptionOutcome.NotFound.class);

        assertThat(bench.journal.types()).endsWith("ReportAdoptionRefused", "ReportAdoptionRefused");
        assertThat(lastCause()).isEqualTo(RefusalCause.OTHER_INSTITUTION);
    }

    @Test
    @DisplayName(
            "Q14 · one adoption at a time: a second proposal or decision finds it closed; turned down, it opens again")
    void oneAtATime() {
        proposed();
        assertThat(propose.handle(query, REQUESTER, "B10001", CREDIT)).isInstanceOf(AdoptionOutcome.NotOpen.class);

        assertThat(reached(decide.handle(query, SECOND, Verdict.REJECT))).isInstanceOf(Adoption.TurnedDown.class);
        assertThat(bench.journal.types()).endsWith("ReportAdoptionTurnedDown");
        assertThat(decide.handle(query, SECOND, Verdict.APPROVE)).isInstanceOf(AdoptionOutcome.NotOpen.class);
        assertThat(bench.vault.find(query).orElseThrow().retainedUntil()).isNull();

        proposed();
        decide.handle(query, SECOND, Verdict.APPROVE);
        assertThat(decide.handle(query, SECOND, Verdict.APPROVE)).isInstanceOf(AdoptionOutcome.NotOpen.class);
        assertThat(propose.handle(query, REQUESTER, "B10001", CREDIT)).isInstanceOf(AdoptionOutcome.NotOpen.class);
    }

    @Test
    @DisplayName("O11, O10 · a suspended account and one at another's terminal neither propose nor decide")
    void standingCounts() {
        proposed();
        for (Performer.Employee employee : List.of(REQUESTER, SECOND)) {
            stand(employee, new Standing.Known(false, "A", true, true, "B10001"));
            assertThat(act(employee)).isInstanceOf(AdoptionOutcome.Suspended.class);
            assertThat(lastCause()).isEqualTo(RefusalCause.ACCOUNT_SUSPENDED);

            stand(employee, new Standing.Known(true, "A", true, false, "B10001"));
            assertThat(act(employee)).isInstanceOf(AdoptionOutcome.TerminalRefused.class);
            assertThat(lastCause()).isEqualTo(RefusalCause.TERMINAL_NOT_BOUND);

            stand(employee, new Standing.UnknownOperator());
            assertThat(act(employee)).isInstanceOf(AdoptionOutcome.TerminalRefused.class);

            stand(employee, new Standing.Silent());
            assertThat(act(employee)).isInstanceOf(AdoptionOutcome.Undecided.class);

            assertThat(act(new Performer.Employee(
                            employee.account(), employee.employeeNumber(), employee.institution(), null)))
                    .isInstanceOf(AdoptionOutcome.TerminalRefused.class);
            assertThat(lastCause()).isEqualTo(RefusalCause.TERMINAL_UNKNOWN);
        }
        assertThat(bench.journal.types()).doesNotContain("ReportAdopted");
    }

    @Test
    @DisplayName("N5 · what cannot be told is not adopted")
    void whatCannotBeToldIsNotAdopted() {
        proposed();
        bench.journal.breakDown();

        assertThatThrownBy(() -> decide.handle(query, SECOND, Verdict.APPROVE))
                .isInstanceOf(IllegalStateException.class);

        assertThat(bench.vault.find(query).orElseThrow().retainedUntil()).isNull();
    }

    private AdoptionOutcome act(Performer.Employee employee) {
        return employee.account().equals(SECOND.account())
                ? decide.handle(query, employee, Verdict.APPROVE)
                : propose.handle(query, employee, "B10001", CREDIT);
    }

    private void stand(Performer.Employee employee, Standing standing) {
        bench.authorizations.standing(employee.account(), standing);
    }

    private Adoption proposed() {
        return reached(propose.handle(query, REQUESTER, "B10001", CREDIT));
    }

    private static Adoption reached(AdoptionOutcome outcome) {
        return ((AdoptionOutcome.Reached) outcome).adoption();
    }

    private void assertRefused(AdoptionOutcome outcome, String rule, RefusalCause cause) {
        assertThat(((AdoptionOutcome.Refused) outcome).reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.rule()).isEqualTo(rule));
        assertThat(lastCause()).isEqualTo(cause);
    }

    private RefusalCause lastCause() {
        return ((CreditQueryEvent.ReportAdoptionRefused) bench.journal.events().getLast()).cause();
    }

    private int subjects;

    private CreditQueryId answered(Requester requester, Purpose purpose, String key) {
        bench.background.loan(
                "LN-2026-000124",
                new LoanStanding.Known(false, false, AssetClass.NORMAL, false, bench.clock.instant(), null));
        var request = new SubmitCreditQueryCommand(
                requester,
                key,
                Workbench.AUTHORIZATION,
                ReportType.PERSONAL,
                purpose,
                new BusinessReference("LN-2026-000124"),
                purpose == Purpose.POST_LOAN_MANAGEMENT ? Trigger.OVERDUE : null,
                // Another one each time: none is answered from the report of another (Q9).
                new SubjectReference("sr_adopted0bYw9LkR4cHsN1e" + ++subjects),
                Workbench.PERSON);
        CreditQuery query = ((SubmitOutcome.Reached) bench.submit.handle(request)).query();
        assertThat(query).isInstanceOf(CreditQuery.Answered.class);
        return query.id();
    }
}
