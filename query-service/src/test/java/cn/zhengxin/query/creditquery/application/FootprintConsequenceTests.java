package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.InMemoryCreditBureau.Fault;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.bureau.BureauAnswer;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from a mark at the bureau, and from nothing else. */
class FootprintConsequenceTests {

    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @MethodSource("settledAnswers")
    @DisplayName("Q8, Q13 · no record or a rejection: the footprint is told once, with the moment of the inquiry")
    void toldOnce(BureauAnswer.Settled answer) {
        bench.bureau.answers(answer);
        var asked = bench.clock.instant();
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.workerRounds(2);

        assertThat(bench.footprints.queries()).containsExactly(query.id());
        assertThat(bench.footprints.told().getFirst().inquiredAt()).isEqualTo(asked);
    }

    static Stream<BureauAnswer.Settled> settledAnswers() {
        return Stream.of(new BureauAnswer.NoRecord(), new BureauAnswer.Rejected());
    }

    @ParameterizedTest
    @MethodSource("points")
    @DisplayName("Q8, Q13 · killed at any point: told once, with the state that settles")
    void killedAnywhere(int point) {
        CreditQuery query = bench.submitted();
        bench.life.killAfter(point);
        try {
            bench.approve(query.id());
        } catch (LifeLine.Killed killed) {
            // its work is taken up below
        }
        bench.life.restart();
        assertThat(bench.footprints.queries().contains(query.id()))
                .isEqualTo(bench.queries.get(query.id()).state() == State.ANSWERED);
        if (bench.queries.get(query.id()).state() == State.PENDING_REVIEW) {
            bench.approve(query.id());
        }
        bench.workerRounds(6);

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.ANSWERED);
        assertThat(bench.footprints.queries()).containsExactly(query.id());
    }

    static IntStream points() {
        var whole = new Workbench();
        var query = whole.submitted();
        int before = whole.life.stepsTaken();
        whole.approve(query.id());
        return IntStream.rangeClosed(0, whole.life.stepsTaken() - before + 1);
    }

    @Test
    @DisplayName("Q8, Q13 · never sent, refused, given up or withdrawn on the way: nothing is told")
    void nothingWithoutAFootprint() {
        bench.bureau.fails(
                IntStream.range(0, 50).mapToObj(attempt -> Fault.LOST_BEFORE).toArray(Fault[]::new));
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.authorizations.withdraw();
        bench.workerRounds(2);

        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.REFUSED);
        assertThat(bench.footprints.queries()).isEqualTo(List.of());
    }

    @Test
    @DisplayName("Q8, Q13 · settled by a look-up: told with the moment the inquiry left, not that of the look-up")
    void toldWithTheMomentOfTheInquiry() {
        bench.bureau.fails(Fault.LOST_AFTER);
        var asked = bench.clock.instant();
        CreditQuery query = bench.submitted();
        bench.approve(query.id());
        bench.workerRound();

        assertThat(bench.footprints.told()).singleElement().satisfies(footprint -> {
            assertThat(footprint.inquiredAt()).isEqualTo(asked);
            assertThat(footprint.settledAt()).isAfter(asked);
        });
    }
}
