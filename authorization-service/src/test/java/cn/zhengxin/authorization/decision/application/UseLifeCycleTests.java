package cn.zhengxin.authorization.decision.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.InMemoryAuthorizations;
import cn.zhengxin.authorization.InMemoryLoans;
import cn.zhengxin.authorization.InMemoryOutbox;
import cn.zhengxin.authorization.InMemoryParticulars;
import cn.zhengxin.authorization.InMemorySubjectDirectory;
import cn.zhengxin.authorization.InMemoryUses;
import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.SubjectTie;
import cn.zhengxin.authorization.decision.model.UseId;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanNews;
import cn.zhengxin.authorization.loan.model.LoanReference;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.identity.Role;
import cn.zhengxin.workingcalendar.WorkingCalendar;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UseLifeCycleTests {

    private final Requester queryService =
            Samples.requester(new Party(PartyKind.SYSTEM, "query-service", null, null), Role.SERVICE);
    private final IntendedUse intended =
            new IntendedUse(Samples.SUBJECT, "B10001", Purpose.LOAN_APPLICATION, ReportType.PERSONAL, "officer.lin");
    private final InMemoryAuthorizations authorizations = new InMemoryAuthorizations();
    private final InMemoryParticulars particulars = new InMemoryParticulars();
    private final InMemoryUses uses = new InMemoryUses();
    private final InMemoryLoans loans = new InMemoryLoans();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final EveryUseGround grounds = new EveryUseGround(List.of(new Consents(
            authorizations, particulars, new InMemorySubjectDirectory(), code -> Optional.empty(), loans)));
    private final WorkingCalendar calendar = new WorkingCalendar(Map.of());
    private final NewUses newUses =
            new NewUses(uses, intended -> new SubjectTie(false, true, false), SamplePolicy.policies(), calendar, clock);
    private final ReserveUse reserveUse = new ReserveUse(grounds, newUses, uses, SamplePolicy.policies(), outbox);
    private final ExamineUse examineUse = new ExamineUse(grounds, newUses);
    private final ConfirmUse confirmUse =
            new ConfirmUse(grounds, uses, SamplePolicy.policies(), calendar, outbox, clock);
    private final ConsumeUses consumeUses = new ConsumeUses(uses, outbox, clock);
    private final ReleaseUse releaseUse = new ReleaseUse(grounds, uses, outbox, clock);
    private final Active active = Samples.active(Samples.content(1));
    private final UseId use = new UseId(UUID.randomUUID());

    @BeforeEach
    void put() {
        authorizations.put(active);
        particulars.keep(active.id(), Samples.particulars());
    }

    @Test
    @DisplayName("A13 · reserved, confirmed, consumed: each with its event and its operator")
    void walksToConsumed() {
        assertThat(reserve(use)).isInstanceOf(UseDecision.Granted.class);
        assertThat(confirmUse.handle(command(use))).isInstanceOf(UseDecision.Granted.class);
        assertThat(consume(use)).isInstanceOf(Settlement.Done.class);

        assertThat(outbox.types())
                .containsExactly("AuthorizationUseReserved", "AuthorizationUseConfirmed", "AuthorizationUseConsumed");
        assertThat(outbox.events())
                .allSatisfy(event -> assertThat(event.data()).containsEntry("operatorAccount", "officer.lin"));
    }

    @Test
    @DisplayName("A13 · a consumed use is not confirmed once more: nothing is sent twice under it")
    void consumedIsNotConfirmedAgain() {
        reserve(use);
        consume(use);

        assertThat(rules(confirmUse.handle(command(use)))).containsExactly(RuleCode.A13);
    }

    @Test
    @DisplayName("N4 · a refused ask is refused again under its first policy, also when the reason has gone")
    void refusalsAreFirstAnswers() {
        var second = new UseId(UUID.randomUUID());
        reserve(use);
        assertThat(rules(reserve(second))).containsExactly(RuleCode.A13);
        releaseUse.handle(command(use));

        assertThat(rules(reserve(second))).containsExactly(RuleCode.A13);
        assertThat(outbox.types().stream().filter("AuthorizationUseRefused"::equals))
                .hasSize(1);
    }

    @Test
    @DisplayName("Q1 · a use that was never reserved is not confirmed")
    void unknownUsesAreNotConfirmed() {
        assertThat(rules(confirmUse.handle(command(use)))).containsExactly(RuleCode.Q1);
        assertThat(consume(use)).isInstanceOf(Settlement.Unknown.class);
        assertThat(releaseUse.handle(command(use))).isInstanceOf(Settlement.Done.class);
        assertThat(outbox.types()).isEmpty();
    }

    @Test
    @DisplayName("Q1 · a refusal carries the policy's basis and cure")
    void refusalsCarryTheirBasis() {
        reserve(use);
        var refused = (UseDecision.NotGranted) reserve(new UseId(UUID.randomUUID()));

        assertThat(refused.reasons())
                .extracting(RuleEntry::basis, RuleEntry::cure)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("basis of A13", "cure of A13"));
    }

    @Test
    @DisplayName("Q1 · the right number under another name is not covered, nor is a subject whose particulars are gone")
    void refusesAnotherName() {
        assertThat(rules(reserve(use, "sn_another"))).containsExactly(RuleCode.Q1);
        particulars.forget(active.id());
        assertThat(rules(reserve(new UseId(UUID.randomUUID())))).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("A11 · news of the loan hold for the next decision: at reservation, and again at confirmation")
    void newsOfTheLoanHold() {
        var loan = new LoanReference("B10001", "LN-1");
        loans.bind(active.id(), loan, Samples.LIN, Samples.NOW);
        assertThat(reserve(use)).isInstanceOf(UseDecision.Granted.class);

        loans.keep(Loan.unknown(loan).after(new LoanNews.Ended(ClosureReason.SETTLED, Samples.NOW)));

        assertThat(rules(confirmUse.handle(command(use)))).containsExactly(RuleCode.A11);
        assertThat(rules(reserve(new UseId(UUID.randomUUID())))).containsExactly(RuleCode.A11, RuleCode.A13);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    @DisplayName("Q1, A13 · an examination says what the reservation then says, and leaves nothing behind")
    void examinesAsItReserves(String situation, Consumer<UseLifeCycleTests> arranged, List<RuleCode> refusals) {
        arranged.accept(this);
        var name = situation.equals("another name")
                ? "sn_another"
                : InMemorySubjectDirectory.nameReference(Samples.SUBJECT, Samples.NAME);
        var eventsBefore = outbox.types();
        var takenBefore = uses.takenOf(active.id());

        var examined = examine(name);
        assertThat(examine(name)).isEqualTo(examined);

        assertThat(outbox.types()).isEqualTo(eventsBefore);
        assertThat(uses.takenOf(active.id())).isEqualTo(takenBefore);
        assertThat(rules(examined)).isEqualTo(refusals);
        assertThat(reserve(use, name)).isEqualTo(examined);
    }

    /** How it may stand with an authorization of one use when somebody looks. */
    static Stream<Arguments> situations() {
        return Stream.of(
                situation("free", _ -> {}),
                situation("use held", test -> test.reserveAnother(), RuleCode.A13),
                situation("use given back", test -> test.releaseUse.handle(test.command(test.reserveAnother()))),
                situation("use spent", test -> test.consume(test.reserveAnother()), RuleCode.A13),
                situation(
                        "use held and loan ended",
                        test -> {
                            test.reserveAnother();
                            test.endLoan();
                        },
                        RuleCode.A11,
                        RuleCode.A13),
                situation("another name", _ -> {}, RuleCode.Q1),
                situation("particulars gone", test -> test.particulars.forget(test.active.id()), RuleCode.Q1));
    }

    private static Arguments situation(String name, Consumer<UseLifeCycleTests> arranged, RuleCode... refusals) {
        return Arguments.of(name, arranged, List.of(refusals));
    }

    private UseId reserveAnother() {
        var other = new UseId(UUID.randomUUID());
        assertThat(reserve(other)).isInstanceOf(UseDecision.Granted.class);
        return other;
    }

    private void endLoan() {
        var loan = new LoanReference("B10001", "LN-1");
        loans.bind(active.id(), loan, Samples.LIN, Samples.NOW);
        loans.keep(Loan.unknown(loan).after(new LoanNews.Ended(ClosureReason.SETTLED, Samples.NOW)));
    }

    @Test
    @DisplayName("Q1 · an unknown authorization is examined like one that does not cover the query")
    void unknownIsExaminedAsNotCovered() {
        var examined = examineUse
                .handle(new ExamineUseCommand(new AuthorizationId(UUID.randomUUID()), intended, "sn_anybody"))
                .decision();

        assertThat(rules(examined)).containsExactly(RuleCode.Q1);
    }

    private UseDecision examine(String nameReference) {
        return examineUse
                .handle(new ExamineUseCommand(active.id(), intended, nameReference))
                .decision();
    }

    private UseDecision reserve(UseId id) {
        return reserve(id, InMemorySubjectDirectory.nameReference(Samples.SUBJECT, Samples.NAME));
    }

    private UseDecision reserve(UseId id, String nameReference) {
        var outcome = reserveUse.handle(new ReserveUseCommand(active.id(), id, intended, nameReference, queryService));
        return ((ReserveUse.Outcome.Decided) outcome).decision();
    }

    private Settlement consume(UseId id) {
        var spent = new ConsumeUses.Spent(active.id(), id);
        return consumeUses.handle(List.of(spent), queryService).get(spent);
    }

    @Test
    @DisplayName(
            "A13 · many uses at once: each goes its way, one event for each that is spent, in the order they were named")
    void manyAtOnce() {
        var many = Samples.active(Samples.content(3));
        authorizations.put(many);
        particulars.keep(many.id(), Samples.particulars());
        var ids = Stream.generate(() -> new UseId(UUID.randomUUID())).limit(4).toList();
        var name = InMemorySubjectDirectory.nameReference(Samples.SUBJECT, Samples.NAME);
        ids.subList(0, 3)
                .forEach(id -> reserveUse.handle(new ReserveUseCommand(many.id(), id, intended, name, queryService)));
        releaseUse.handle(new UseCommand(many.id(), ids.get(1), queryService));

        var settled = consumeUses.handle(
                ids.reversed().stream()
                        .map(id -> new ConsumeUses.Spent(many.id(), id))
                        .toList(),
                queryService);

        assertThat(settled.values())
                .extracting(Settlement::getClass)
                .containsExactly(
                        Settlement.Unknown.class,
                        Settlement.Done.class,
                        Settlement.SettledOtherwise.class,
                        Settlement.Done.class);
        assertThat(outbox.events().stream()
                        .filter(event -> event.type().equals("AuthorizationUseConsumed"))
                        .map(event -> event.data().get("useId")))
                .containsExactly(ids.get(2).toString(), ids.get(0).toString());
    }

    private UseCommand command(UseId id) {
        return new UseCommand(active.id(), id, queryService);
    }

    private static List<RuleCode> rules(UseDecision decision) {
        return switch (decision) {
            case UseDecision.Granted _ -> List.of();
            case UseDecision.NotGranted refused ->
                refused.reasons().stream().map(RuleEntry::rule).toList();
        };
    }
}
