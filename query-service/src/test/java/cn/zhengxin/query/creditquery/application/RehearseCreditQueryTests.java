package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.QueryRehearsed;
import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.gate.Circumstance;
import cn.zhengxin.query.gate.GrantInForce;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RehearseCreditQueryTests {

    private static final UUID GRANT = UUID.fromString("019ac0de-0000-7000-8000-0000000000c1");

    private final Workbench bench = new Workbench();

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    @DisplayName("Q1, Q2, Q3, Q4, Q7 · a rehearsal says what the query then says, and leaves everything as it was")
    void saysWhatTheQueryThenSays(
            String situation,
            Requester requester,
            Consumer<Workbench> arranged,
            Decision.Outcome outcome,
            List<String> rules) {
        arranged.accept(bench);
        var before = everything();

        RehearsalOutcome.Decided rehearsed = decided(requester);
        assertThat(decided(requester).decision()).isEqualTo(rehearsed.decision());

        assertThat(everything()).isEqualTo(before);
        assertThat(bench.bureau.footprints()).isEmpty();
        assertThat(bench.journal.types()).isEmpty();
        assertThat(rehearsed.decision().outcome()).isEqualTo(outcome);
        assertThat(rehearsed.decision().reasons()).extracting(Reason::rule).containsExactlyElementsOf(rules);
        CreditQuery query = bench.submitted(requester, "key-1");
        assertThat(query.decision()).contains(rehearsed.decision());
        assertThat(rehearsed.grant()).isEqualTo(bench.grants.used().get(query.id()));
    }

    static Stream<Arguments> situations() {
        return Stream.of(
                situation("in order", Workbench.OFFICER, bench -> {}, Decision.Outcome.REVIEW, "Q4"),
                situation("a system", Workbench.LOAN_ORIGINATION, bench -> {}, Decision.Outcome.ALLOW),
                situation("a partner", Workbench.PARTNER, bench -> {}, Decision.Outcome.ALLOW),
                situation(
                        "withdrawn",
                        Workbench.OFFICER,
                        bench -> bench.authorizations.withdraw(),
                        Decision.Outcome.BLOCK,
                        "A10"),
                situation(
                        "no use left",
                        Workbench.LOAN_ORIGINATION,
                        bench -> bench.authorizations.uses(0),
                        Decision.Outcome.BLOCK,
                        "A13"),
                situation(
                        "withdrawn, and the operator unknown",
                        Workbench.OFFICER,
                        bench -> {
                            bench.authorizations.withdraw();
                            bench.authorizations.standing("officer.lin", new Standing.UnknownOperator());
                        },
                        Decision.Outcome.BLOCK,
                        "A10",
                        "Q2"),
                situation(
                        "one place left in the officer's day",
                        Workbench.OFFICER,
                        bench -> askedToday(bench, 49),
                        Decision.Outcome.REVIEW,
                        "Q4"),
                situation(
                        "the officer's day used up",
                        Workbench.OFFICER,
                        bench -> askedToday(bench, 50),
                        Decision.Outcome.BLOCK,
                        "Q3"),
                situation(
                        "the officer's day used up, and a grant",
                        Workbench.OFFICER,
                        bench -> {
                            askedToday(bench, 50);
                            bench.grants.grant(new GrantInForce(GRANT, Set.of(Circumstance.OVER_VOLUME)));
                        },
                        Decision.Outcome.REVIEW,
                        "Q3",
                        "Q4"),
                situation(
                        "twice before",
                        Workbench.OFFICER,
                        bench -> askedBefore(bench, 2),
                        Decision.Outcome.REVIEW,
                        "Q4"),
                situation(
                        "three times before",
                        Workbench.LOAN_ORIGINATION,
                        bench -> askedBefore(bench, 3),
                        Decision.Outcome.REVIEW,
                        "Q7"));
    }

    private static Arguments situation(
            String name, Requester requester, Consumer<Workbench> arranged, Decision.Outcome outcome, String... rules) {
        return Arguments.of(name, requester, arranged, outcome, List.of(rules));
    }

    /** The officer's queries of today, on other subjects. */
    private static void askedToday(Workbench bench, int queries) {
        for (int query = 0; query < queries; query++) {
            bench.places.earlier(asked(bench, new SubjectReference("sr_another0" + query), Duration.ZERO));
        }
    }

    /** Queries on the same subject on the days before. */
    private static void askedBefore(Workbench bench, int queries) {
        for (int query = 1; query <= queries; query++) {
            bench.places.earlier(asked(bench, Workbench.SUBJECT, Duration.ofDays(query)));
        }
    }

    private static Asked asked(Workbench bench, SubjectReference subject, Duration before) {
        return new Asked(
                Workbench.OFFICER,
                Workbench.AUTHORIZATION,
                subject,
                Purpose.LOAN_APPLICATION,
                ReportType.PERSONAL,
                new BusinessReference("LN-2026-000001"),
                null,
                bench.clock.instant().minus(before));
    }

    @Test
    @DisplayName("Q9 · a rehearsal tells that a report at hand would answer, unless the query would be refused")
    void tellsThatAReportIsAtHand() {
        bench.authorizations.uses(10);
        assertThat(decided(Workbench.LOAN_ORIGINATION).reportAtHand()).isFalse();
        bench.submitted(Workbench.LOAN_ORIGINATION, "key-0");

        assertThat(decided(Workbench.LOAN_ORIGINATION).reportAtHand()).isTrue();
        bench.authorizations.withdraw();
        assertThat(decided(Workbench.LOAN_ORIGINATION).reportAtHand()).isFalse();
    }

    @Test
    @DisplayName("A13 · a rehearsal tells whether a use is left, and takes none")
    void tellsWhetherAUseIsLeft() {
        assertThat(decided(Workbench.OFFICER).useLeft()).isTrue();
        assertThat(decided(Workbench.OFFICER).useLeft()).isTrue();

        assertThat(bench.submitted().state()).isEqualTo(CreditQuery.State.PENDING_REVIEW);

        assertThat(decided(Workbench.OFFICER).useLeft()).isFalse();
    }

    @Test
    @DisplayName("U1 · every look is on record before its answer: who, on whom, what for, with which outcome")
    void everyLookIsOnRecord() {
        RehearsalOutcome.Decided first = decided(Workbench.OFFICER);
        decided(Workbench.OFFICER);

        assertThat(bench.journal.rehearsals()).hasSize(2);
        QueryRehearsed event = bench.journal.rehearsals().getFirst();
        assertThat(event.rehearsed().id()).isEqualTo(first.id());
        assertThat(event.by()).isEqualTo(Performer.of(Workbench.OFFICER));
        assertThat(event.rehearsed().subject()).isEqualTo(Workbench.SUBJECT);
        assertThat(event.rehearsed().purpose()).isEqualTo(Purpose.LOAN_APPLICATION);
        assertThat(event.decision()).isEqualTo(first.decision());
    }

    @Test
    @DisplayName("U1 · a look that cannot be put on record is not answered")
    void whatCannotBeRecordedIsNotTold() {
        bench.journal.breakDown();

        assertThatThrownBy(() -> bench.rehearse.handle(Workbench.request(Workbench.OFFICER, "key-1")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("N3 · a part is silent: no verdict, and the look is on record all the same")
    void silenceIsNoVerdict() {
        bench.authorizations.goSilent();

        assertThat(bench.rehearse.handle(Workbench.request(Workbench.LOAN_ORIGINATION, "key-1")))
                .isEqualTo(new RehearsalOutcome.Undecided());
        assertThat(bench.journal.rehearsals())
                .singleElement()
                .satisfies(event -> assertThat(event.decision()).isNull());
    }

    @Test
    @DisplayName("A13, N3 · while a use is still to be given back there is no verdict, and looking gives nothing back")
    void aUseOwedIsNotToldToBeTaken() {
        var owed = new UseAction(CreditQueryId.next(), Workbench.AUTHORIZATION, UseAction.Kind.RELEASE);
        bench.useActions.owe(owed);

        assertThat(bench.rehearse.handle(Workbench.request(Workbench.OFFICER, "key-1")))
                .isEqualTo(new RehearsalOutcome.Undecided());
        assertThat(bench.useActions.due(10)).containsExactly(owed);

        bench.performUseActions.handle();

        assertThat(decided(Workbench.OFFICER).decision().outcome()).isEqualTo(Decision.Outcome.REVIEW);
    }

    @Test
    @DisplayName("A13 · a use still to be noted as spent is taken either way, and does not stand in the way of looking")
    void aUseSpentIsTakenEitherWay() {
        bench.useActions.owe(new UseAction(CreditQueryId.next(), Workbench.AUTHORIZATION, UseAction.Kind.CONSUME));

        assertThat(decided(Workbench.OFFICER).decision().outcome()).isEqualTo(Decision.Outcome.REVIEW);
    }

    private RehearsalOutcome.Decided decided(Requester requester) {
        return (RehearsalOutcome.Decided) bench.rehearse.handle(Workbench.request(requester, "key-1"));
    }

    private List<Object> everything() {
        return List.of(
                bench.queries.all(),
                bench.places.taken(),
                bench.authorizations.reserved(),
                bench.authorizations.consumed(),
                bench.authorizations.released(),
                bench.grants.used(),
                bench.useActions.due(100));
    }
}
