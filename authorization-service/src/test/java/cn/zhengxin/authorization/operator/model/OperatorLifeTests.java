package cn.zhengxin.authorization.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.identity.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Transitions and their conditions, without a database. The sample policy deducts 40 points for everything. */
class OperatorLifeTests {

    private static final AuthorizationPolicy POLICY = SamplePolicy.version1();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    private static final Account BY = new Account("compliance.sun");
    private static final Party HEAD = person("head.wu", "E1008");
    private static final Party ADMINISTRATOR = person("admin.institution", "E1003");
    private static final Party PROVINCE = person("admin.province", "E0001");

    // O5

    static Stream<Arguments> incomplete() {
        return Stream.of(
                Arguments.of(List.of("exam"), without(QualificationKind.EXAM), both()),
                Arguments.of(List.of("exam"), with(without(QualificationKind.EXAM), exam("EX-1", TODAY, 79)), both()),
                Arguments.of(List.of("training"), without(QualificationKind.TRAINING), both()),
                Arguments.of(
                        List.of("training"),
                        with(without(QualificationKind.TRAINING), training(TODAY.minusMonths(12))),
                        both()),
                Arguments.of(
                        List.of("confidentialityAgreement"),
                        without(QualificationKind.CONFIDENTIALITY_AGREEMENT),
                        both()),
                Arguments.of(List.of("approvals.institution"), complete(), approvals(ApprovalLevel.PROVINCE)),
                Arguments.of(List.of("approvals.province"), complete(), approvals(ApprovalLevel.INSTITUTION)),
                Arguments.of(
                        List.of(
                                "exam",
                                "training",
                                "confidentialityAgreement",
                                "approvals.institution",
                                "approvals.province"),
                        new Qualifications(List.of()),
                        new Approvals(List.of())));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    @DisplayName("O5 · an account does not open without each element, and all that are missing are named at once")
    void doesNotOpen(List<String> missing, Qualifications qualifications, Approvals approvals) {
        assertThat(new ApprovedOperator(facts(100)).open(qualifications, approvals, POLICY, TODAY))
                .isInstanceOfSatisfying(
                        ApprovedOperator.Opening.NotReady.class,
                        it -> assertThat(it.missing())
                                .extracting(Missing::field)
                                .isEqualTo(missing));
    }

    @Test
    @DisplayName("O5 · with exam, training of the last months, agreement and both approvals an account opens")
    void opens() {
        var barely = with(
                without(QualificationKind.TRAINING, QualificationKind.EXAM),
                training(TODAY.minusMonths(12).plusDays(1)),
                exam("EX-1", TODAY.minusYears(3), 80));

        assertThat(new ApprovedOperator(facts(100)).open(barely, both(), POLICY, TODAY))
                .isEqualTo(new ApprovedOperator.Opening.Opened(new ActiveOperator(facts(100))));
    }

    @Test
    @DisplayName("O5 · an application is trained with everything shown, and approved with both levels")
    void applicantsGoOn() {
        var applied = new AppliedOperator(facts(100));
        assertThat(applied.assess(without(QualificationKind.EXAM), POLICY, TODAY)
                        .state())
                .isEqualTo(OperatorState.APPLIED);
        var trained = applied.assess(complete(), POLICY, TODAY);
        assertThat(trained.state()).isEqualTo(OperatorState.TRAINED);
        assertThat(((TrainedOperator) trained)
                        .approve(approvals(ApprovalLevel.INSTITUTION))
                        .state())
                .isEqualTo(OperatorState.TRAINED);
        assertThat(((TrainedOperator) trained).approve(both()).state()).isEqualTo(OperatorState.APPROVED);
    }

    // O6

    @ParameterizedTest
    @CsvSource({
        "100, 10, 90, ACTIVE",
        "100, 30, 70, ACTIVE",
        "100, 31, 69, SUSPENDED",
        "70, 5, 65, SUSPENDED",
        "80, 100, 0, SUSPENDED"
    })
    @DisplayName("O6 · points are deducted by the table, and at grade C the account is suspended at once")
    void deducts(int before, int points, int left, OperatorState state) {
        var after = new ActiveOperator(facts(before)).deduct(points, POLICY, BY, NOW);

        assertThat(after.facts().points()).isEqualTo(left);
        assertThat(after.state()).isEqualTo(state);
        var locked = new LockedOperator(facts(before), new Lock(NOW)).deduct(points, POLICY, BY, NOW);
        assertThat(locked.state()).isEqualTo(state == OperatorState.ACTIVE ? OperatorState.LOCKED : state);
    }

    @Test
    @DisplayName("O6 · an account suspended for something else takes the harder way back once it comes to grade C")
    void deductsWhileSuspended() {
        var suspended = new SuspendedOperator(facts(100), new Suspension(BY, SuspensionReason.OTHER, NOW));
        var later = NOW.plusSeconds(60);

        assertThat(suspended.deduct(30, POLICY, BY, later).suspension().reason())
                .isEqualTo(SuspensionReason.OTHER);
        var atC = suspended.deduct(31, POLICY, BY, later);
        assertThat(atC.suspension()).isEqualTo(new Suspension(BY, SuspensionReason.SECURITY_POINTS, later));
        assertThat(atC.deduct(5, POLICY, BY, later.plusSeconds(60)).suspension().at())
                .isEqualTo(later);
    }

    static Stream<Arguments> notYetBack() {
        var exam = with(complete(), exam("EX-RETURN", TODAY.plusDays(1), 90));
        return Stream.of(
                Arguments.of(List.of("waitingPeriod"), 89, exam, returned(HEAD)),
                Arguments.of(List.of("exam"), 90, complete(), returned(HEAD)),
                Arguments.of(
                        List.of("exam"),
                        90,
                        with(complete(), exam("EX-RETURN", TODAY.plusDays(1), 89)),
                        returned(HEAD)),
                Arguments.of(List.of("exam"), 90, with(complete(), exam("EX-RETURN", TODAY, 100)), returned(HEAD)),
                Arguments.of(List.of("approvals.return"), 90, exam, new Approvals(List.of())),
                Arguments.of(List.of("approvals.return"), 90, exam, returned(ADMINISTRATOR)),
                Arguments.of(
                        List.of("waitingPeriod", "exam", "approvals.return"), 1, complete(), new Approvals(List.of())));
    }

    @ParameterizedTest
    @MethodSource("notYetBack")
    @DisplayName("O6 · after grade C nobody is back before 90 days, a new exam and a second person's approval")
    void notBackYet(List<String> missing, int days, Qualifications qualifications, Approvals approvals) {
        assertThat(atC().reinstate(ADMINISTRATOR, qualifications, approvals, POLICY, TODAY.plusDays(days)))
                .isInstanceOfSatisfying(
                        SuspendedOperator.Reinstatement.NotYet.class,
                        it -> assertThat(it.missing())
                                .extracting(Missing::field)
                                .isEqualTo(missing));
    }

    @Test
    @DisplayName("O6 · after 90 days, exam and approval the account is back, and its points start anew")
    void back() {
        var back = atC().reinstate(
                        ADMINISTRATOR,
                        with(complete(), exam("EX-RETURN", TODAY.plusDays(1), 90)),
                        returned(HEAD),
                        POLICY,
                        TODAY.plusDays(90));

        assertThat(back)
                .isEqualTo(new SuspendedOperator.Reinstatement.Reinstated(
                        new ActiveOperator(facts(100).usedOn(TODAY.plusDays(90)))));
    }

    // O7, O8

    @Test
    @DisplayName("O7 · an account is used on the 89th day and locked on the 90th, with no job having run")
    void unused() {
        var active = new ActiveOperator(facts(100));

        assertThat(Obstacle.of(active, POLICY, TODAY.plusDays(89))).isEmpty();
        assertThat(Obstacle.of(active, POLICY, TODAY.plusDays(90))).isEqualTo(Optional.of(Obstacle.UNUSED));
        var unlocked = active.lock(NOW).unlock(TODAY.plusDays(90));
        assertThat(Obstacle.of(unlocked, POLICY, TODAY.plusDays(90))).isEmpty();
    }

    @Test
    @DisplayName("O8 · the last day for the manager's answer still counts, the next does not")
    void notRecertified() {
        var active = new ActiveOperator(facts(100, TODAY));

        assertThat(Obstacle.of(active, POLICY, TODAY)).isEmpty();
        assertThat(Obstacle.of(active, POLICY, TODAY.plusDays(1))).isEqualTo(Optional.of(Obstacle.NOT_RECERTIFIED));
    }

    static Stream<Arguments> everyOtherState() {
        return Stream.of(
                Arguments.of(new AppliedOperator(facts(100)), Obstacle.NOT_OPEN),
                Arguments.of(new TrainedOperator(facts(100)), Obstacle.NOT_OPEN),
                Arguments.of(new ApprovedOperator(facts(100)), Obstacle.NOT_OPEN),
                Arguments.of(new LockedOperator(facts(100), new Lock(NOW)), Obstacle.LOCKED),
                Arguments.of(
                        new SuspendedOperator(facts(100), new Suspension(BY, SuspensionReason.OTHER, NOW)),
                        Obstacle.SUSPENDED),
                Arguments.of(new ActiveOperator(facts(69)), Obstacle.GRADE),
                Arguments.of(new DepartedOperator(facts(100), new Departure(NOW)), Obstacle.LEFT));
    }

    @ParameterizedTest
    @MethodSource("everyOtherState")
    @DisplayName("O11 · in every state but active an account is refused")
    void everyOtherStateIsRefused(Operator operator, Obstacle obstacle) {
        assertThat(Obstacle.of(operator, POLICY, TODAY)).isEqualTo(Optional.of(obstacle));
    }

    @Test
    @DisplayName("O7 · whoever moves is suspended there, or applies anew there; whoever leaves is out for good")
    void movesAndLeaves() {
        var there = new Place("B20001", "B20001-01");

        var moved = new ActiveOperator(facts(100)).move(there, BY, NOW);
        assertThat(moved.suspension().reason()).isEqualTo(SuspensionReason.TRANSFERRED);
        assertThat(moved.facts().institution()).isEqualTo("B20001");
        assertThat(new TrainedOperator(facts(100)).move(there, BY, NOW).state()).isEqualTo(OperatorState.APPLIED);
        assertThat(atC().move(there, BY, NOW).suspension().reason()).isEqualTo(SuspensionReason.SECURITY_POINTS);
        assertThat(moved.leave(NOW).state()).isEqualTo(OperatorState.LEFT);
        assertThat(moved.reinstate(ADMINISTRATOR, complete(), new Approvals(List.of()), POLICY, TODAY))
                .isInstanceOf(SuspendedOperator.Reinstatement.NotYet.class);
        assertThat(moved.reinstate(ADMINISTRATOR, complete(), returned(HEAD), POLICY, TODAY))
                .isInstanceOf(SuspendedOperator.Reinstatement.Reinstated.class);
    }

    private static SuspendedOperator atC() {
        return new SuspendedOperator(facts(60), new Suspension(BY, SuspensionReason.SECURITY_POINTS, NOW));
    }

    private static OperatorFacts facts(int points) {
        return facts(points, null);
    }

    private static OperatorFacts facts(int points, @Nullable LocalDate recertifyBy) {
        return new OperatorFacts(
                new Account("officer.lin"),
                "E1001",
                "B10001",
                "B10001-01",
                new RoleSet(Set.of(Role.QUERY_OFFICER)),
                null,
                points,
                true,
                TODAY,
                new Application(ADMINISTRATOR, NOW.minusSeconds(60)),
                null,
                recertifyBy);
    }

    private static Party person(String account, String number) {
        return new Party(PartyKind.PERSON, account, number, "B10001");
    }

    private static Qualification exam(String reference, LocalDate on, int percent) {
        return new Qualification(QualificationKind.EXAM, reference, on, percent);
    }

    private static Qualification training(LocalDate on) {
        return new Qualification(QualificationKind.TRAINING, "TR-1", on, null);
    }

    private static Qualifications complete() {
        return new Qualifications(List.of(
                exam("EX-0", TODAY, 95),
                training(TODAY),
                new Qualification(QualificationKind.CONFIDENTIALITY_AGREEMENT, "AG-1", TODAY, null)));
    }

    private static Qualifications without(QualificationKind... kinds) {
        var missing = List.of(kinds);
        return new Qualifications(complete().all().stream()
                .filter(one -> !missing.contains(one.kind()))
                .toList());
    }

    private static Qualifications with(Qualifications some, Qualification... more) {
        var all = new ArrayList<>(some.all());
        all.addAll(List.of(more));
        return new Qualifications(all);
    }

    private static Approvals approvals(ApprovalLevel level) {
        return new Approvals(List.of(new Approval(level, HEAD, NOW)));
    }

    private static Approvals both() {
        return approvals(ApprovalLevel.INSTITUTION).with(new Approval(ApprovalLevel.PROVINCE, PROVINCE, NOW));
    }

    private static Approvals returned(Party by) {
        return new Approvals(List.of(new Approval(ApprovalLevel.RETURN, by, NOW)));
    }
}
