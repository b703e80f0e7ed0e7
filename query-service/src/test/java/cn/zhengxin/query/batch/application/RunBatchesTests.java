package cn.zhengxin.query.batch.application;

import static cn.zhengxin.query.batch.application.BatchBench.LUO;
import static cn.zhengxin.query.batch.application.BatchBench.TANG;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.InMemoryCreditBureau.Fault;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.batch.application.SteerBatchCommand.Steering;
import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.CreditQueryBatch.State;
import cn.zhengxin.query.batch.model.Pause;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.inquiry.Performer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunBatchesTests {

    private static final Performer UPLOADER = Performer.of(Workbench.OFFICER);

    private final BatchBench bench = new BatchBench();

    @Test
    @DisplayName("Q11 · every row runs once through all rules, and the batch ends")
    void everyRowRunsOnce() {
        BatchId batch = bench.approved(3);

        bench.rounds(2);

        assertThat(bench.stateOf(batch)).isEqualTo(State.COMPLETED);
        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.ANSWERED, 3));
        assertThat(bench.queries.bureau.footprints()).hasSize(3);
        assertThat(bench.told()).endsWith("BatchStarted", "BatchCompleted");
    }

    @Test
    @DisplayName("Q4, Q11 · the second approver is the second pair of eyes on each row, on record as its reviewer")
    void theSecondApproverIsTheReviewer() {
        bench.approved(2);
        bench.rounds(2);

        assertThat(bench.queries.queries.all())
                .hasSize(2)
                .allSatisfy(query ->
                        assertThat(query.review().orElseThrow().reviewer()).isEqualTo("risk.luo"));
    }

    @Test
    @DisplayName(
            "Q11 · a review that the approvers do not replace waits in the ordinary queue; the batch ends without it")
    void otherReviewsWait() {
        bench.replaceNoReviews();
        BatchId batch = bench.approved(2);

        bench.rounds(2);

        assertThat(bench.stateOf(batch)).isEqualTo(State.COMPLETED);
        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.PENDING_REVIEW, 2));
        assertThat(bench.batches.page(batch, null, 0, 10))
                .allSatisfy(row -> assertThat(row.rules()).containsExactly("Q4"));
        assertThat(bench.queries.queries.all())
                .allSatisfy(query -> assertThat(query).isInstanceOf(CreditQuery.PendingReview.class));
        assertThat(bench.queries.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("Q1, Q11 · a row that rules refuse is refused alone, with their names")
    void aRefusedRowIsRefusedAlone() {
        bench.queries.authorizations.uses(2);
        BatchId batch = bench.approved(3);

        bench.rounds(2);

        assertThat(bench.counts(batch)).containsOnly(Map.entry(RowState.ANSWERED, 2), Map.entry(RowState.REFUSED, 1));
        assertThat(bench.batches.page(batch, RowState.REFUSED, 0, 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.rules()).containsExactly("A13");
                    assertThat(row.query()).isNotNull();
                });
    }

    @ParameterizedTest
    @MethodSource("points")
    @DisplayName("Q11, Q12 · killed at any point: no row is repeated, none is lost")
    void killedAtAnyPoint(int point) {
        for (Fault fault : Fault.values()) {
            var platform = new BatchBench();
            BatchId batch = platform.approved(2);
            platform.queries.bureau.fails(fault);
            platform.queries.life.killAfter(point);
            try {
                platform.rounds(2);
            } catch (LifeLine.Killed killed) {
                // the process is gone; what it committed is what there is
            }
            platform.queries.life.restart();
            platform.rounds(8);

            assertThat(platform.queries.bureau.footprints()).as("inquiries").hasSize(2);
            assertThat(platform.counts(batch)).containsExactly(Map.entry(RowState.ANSWERED, 2));
            assertThat(platform.stateOf(batch)).isEqualTo(State.COMPLETED);
            assertThat(platform.queries.authorizations.consumed()).hasSize(2);
        }
    }

    static IntStream points() {
        var whole = new BatchBench();
        whole.approved(2);
        int before = whole.queries.life.stepsTaken();
        whole.rounds(2);
        return IntStream.rangeClosed(0, whole.queries.life.stepsTaken() - before + 1);
    }

    @Test
    @DisplayName(
            "N3, Q11 · an outage burns no row: after some the batch pauses itself and says why, and goes on when told to")
    void anOutageBurnsNoRow() {
        BatchId batch = bench.approved(5);
        bench.queries.authorizations.goSilent();

        bench.rounds(3);

        assertThat(bench.batches.get(batch)).isInstanceOfSatisfying(CreditQueryBatch.Paused.class, paused -> {
            assertThat(paused.pause().reason()).isEqualTo(Pause.Reason.DEPENDENCY_UNAVAILABLE);
            assertThat(paused.pause().by()).isEqualTo("query-service");
        });
        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.WAITING, 5));
        assertThat(bench.queries.queries.all()).as("attempts before it paused").hasSize(3);

        bench.queries.authorizations.speakAgain();
        bench.rounds(1);
        assertThat(bench.stateOf(batch)).isEqualTo(State.PAUSED);
        assertThat(bench.steer(batch, UPLOADER, false, Steering.RESUME)).isInstanceOf(BatchOutcome.Changed.class);
        bench.rounds(4);

        assertThat(bench.stateOf(batch)).isEqualTo(State.COMPLETED);
        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.ANSWERED, 5));
        assertThat(bench.queries.bureau.footprints()).hasSize(5);
    }

    @Test
    @DisplayName(
            "Q11, Q12 · where nothing may leave, for want of a passport or a line, no row is burnt: the batch pauses itself")
    void whereNothingMayLeaveTheBatchPauses() {
        BatchId batch = bench.approved(5);
        bench.queries.bureau.fails(
                IntStream.range(0, 20).mapToObj(call -> Fault.HELD_BACK).toArray(Fault[]::new));

        bench.rounds(3);

        assertThat(bench.batches.get(batch))
                .isInstanceOfSatisfying(
                        CreditQueryBatch.Paused.class,
                        paused -> assertThat(paused.pause().reason()).isEqualTo(Pause.Reason.BUREAU_UNAVAILABLE));
        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.WAITING, 5));
        assertThat(bench.queries.queries.all())
                .allSatisfy(query -> assertThat(query).isInstanceOf(CreditQuery.Approved.class));
        assertThat(bench.queries.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("Q11 · outages with successes in between pause nothing")
    void scatteredOutagesPauseNothing() {
        BatchId batch = bench.approved(8);
        bench.queries.bureau.fails(
                Fault.LOST_AFTER,
                Fault.NONE,
                Fault.LOST_AFTER,
                Fault.NONE,
                Fault.LOST_AFTER,
                Fault.NONE,
                Fault.LOST_AFTER,
                Fault.NONE);

        bench.rounds(4);

        assertThat(bench.stateOf(batch)).isEqualTo(State.COMPLETED);
        assertThat(bench.told()).doesNotContain("BatchPaused");
        assertThat(bench.queries.bureau.footprints()).hasSize(8);
    }

    @Test
    @DisplayName("O11, Q11 · an approver who is suspended since lets nothing pass: the batch stands at once")
    void aSuspendedApproverLetsNothingPass() {
        BatchId batch = bench.approved(3);
        bench.queries.authorizations.standing("risk.luo", new Standing.Known(false, "A", false, true, "B10001"));

        bench.rounds(2);

        assertThat(bench.batches.get(batch))
                .isInstanceOfSatisfying(
                        CreditQueryBatch.Paused.class,
                        paused -> assertThat(paused.pause().reason()).isEqualTo(Pause.Reason.APPROVER_SUSPENDED));
        assertThat(bench.queries.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("O4, Q11 · an uploader without an account at the bureau: the batch stands at once")
    void withoutABureauAccountTheBatchStands() {
        BatchId batch = bench.approved(3);
        bench.queries.bureauAccounts.withhold("officer.lin");

        bench.rounds(2);

        assertThat(bench.batches.get(batch))
                .isInstanceOfSatisfying(
                        CreditQueryBatch.Paused.class,
                        paused -> assertThat(paused.pause().reason()).isEqualTo(Pause.Reason.NO_BUREAU_ACCOUNT));
        assertThat(bench.queries.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("Q3, Q11 · out of working hours the batch stands after the first refusal, and no other row is burned")
    void outOfWorkingHoursTheBatchStands() {
        BatchId batch = bench.approved(4);
        bench.queries.clock.advance(java.time.Duration.ofHours(10));

        bench.rounds(2);

        assertThat(bench.batches.get(batch))
                .isInstanceOfSatisfying(
                        CreditQueryBatch.Paused.class,
                        paused -> assertThat(paused.pause().reason()).isEqualTo(Pause.Reason.OUT_OF_THE_ORDINARY));
        assertThat(bench.counts(batch)).containsOnly(Map.entry(RowState.REFUSED, 1), Map.entry(RowState.WAITING, 3));

        bench.queries.clock.advance(java.time.Duration.ofHours(14));
        bench.steer(batch, UPLOADER, false, Steering.RESUME);
        bench.rounds(2);
        assertThat(bench.counts(batch)).containsOnly(Map.entry(RowState.REFUSED, 1), Map.entry(RowState.ANSWERED, 3));
    }

    @Test
    @DisplayName("Q11 · paused, no further row is run; resumed, none is run again")
    void pauseAndResumption() {
        BatchId batch = bench.approved(4);
        bench.run.startAndComplete();
        bench.run.runOneOf(batch);

        assertThat(bench.steer(batch, UPLOADER, false, Steering.PAUSE)).isInstanceOf(BatchOutcome.Changed.class);
        bench.rounds(2);
        assertThat(bench.queries.bureau.footprints()).hasSize(1);

        bench.steer(batch, UPLOADER, false, Steering.RESUME);
        bench.rounds(2);
        assertThat(bench.queries.bureau.footprints()).hasSize(4);
        assertThat(bench.stateOf(batch)).isEqualTo(State.COMPLETED);
        assertThat(bench.told()).endsWith("BatchStarted", "BatchPaused", "BatchResumed", "BatchCompleted");
    }

    @Test
    @DisplayName("Q11 · paused while a row is being run: that row is run to its end, and no other")
    void pausedWhileARowIsBeingRun() {
        BatchId batch = bench.approved(3);
        bench.run.startAndComplete();
        bench.queries.bureau.whileAnswering(() -> bench.steer(batch, TANG, true, Steering.PAUSE));

        assertThat(bench.run.runOneOf(batch)).isTrue();
        assertThat(bench.run.runOneOf(batch)).isFalse();

        assertThat(bench.counts(batch)).containsOnly(Map.entry(RowState.ANSWERED, 1), Map.entry(RowState.WAITING, 2));
    }

    @Test
    @DisplayName("Q11 · what risk has paused, the uploader does not let go on")
    void whatRiskPausedRiskLetsGoOn() {
        BatchId batch = bench.approved(2);
        bench.run.startAndComplete();
        bench.steer(batch, TANG, true, Steering.PAUSE);

        assertThat(bench.steer(batch, UPLOADER, false, Steering.RESUME)).isInstanceOf(BatchOutcome.NotForThem.class);
        assertThat(bench.steer(batch, LUO, true, Steering.RESUME)).isInstanceOf(BatchOutcome.Changed.class);
    }

    @Test
    @DisplayName("Q11 · called off: what was begun comes to its end, the rest is never run")
    void calledOff() {
        BatchId batch = bench.approved(4);
        bench.queries.bureau.fails(Fault.NONE, Fault.LOST_AFTER);
        bench.run.startAndComplete();
        bench.run.runOneOf(batch);
        bench.run.runOneOf(batch); // what became of this one is not known yet

        assertThat(bench.steer(batch, UPLOADER, false, Steering.CANCEL)).isInstanceOf(BatchOutcome.Changed.class);
        assertThat(bench.counts(batch))
                .containsOnly(
                        Map.entry(RowState.ANSWERED, 1),
                        Map.entry(RowState.WAITING, 1),
                        Map.entry(RowState.NOT_RUN, 2));
        bench.rounds(3);

        assertThat(bench.counts(batch)).containsOnly(Map.entry(RowState.ANSWERED, 2), Map.entry(RowState.NOT_RUN, 2));
        assertThat(bench.queries.bureau.footprints()).hasSize(2);
        assertThat(bench.stateOf(batch)).isEqualTo(State.CANCELLED);
        assertThat(bench.events.getLast())
                .isInstanceOfSatisfying(
                        BatchEvent.BatchCancelled.class,
                        cancelled -> assertThat(cancelled.notRun()).isEqualTo(2));
    }

    @Test
    @DisplayName("Q11 · called off while a check could not be made: nothing more is begun for that row either")
    void calledOffDuringAnOutage() {
        BatchId batch = bench.approved(2);
        bench.run.startAndComplete();
        bench.queries.authorizations.goSilent();
        bench.run.runOneOf(batch);
        bench.steer(batch, UPLOADER, false, Steering.CANCEL);
        bench.queries.authorizations.speakAgain();

        bench.rounds(3);

        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.NOT_RUN, 2));
        assertThat(bench.queries.bureau.footprints()).isEmpty();
    }

    @Test
    @DisplayName("Q11 · what an earlier holder of a row writes is refused")
    void theFenceHolds() {
        BatchId batch = bench.approved(1);
        bench.run.startAndComplete();
        RowClaim frozen =
                bench.batches.take(batch, BatchBench.SETTINGS.worker().lease()).orElseThrow();
        bench.rounds(3);

        assertThat(bench.batches.settle(
                        frozen,
                        new cn.zhengxin.query.batch.model.RowOutcome.Settled(RowState.FAILED, null, List.of()),
                        bench.queries.clock.instant()))
                .isFalse();
        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.ANSWERED, 1));
    }

    @Test
    @DisplayName("Q11 · a row that breaks down again and again is given up alone")
    void aRowThatBreaksDownIsGivenUp() {
        BatchId batch = bench.approved(2);
        bench.queries.journal.breakDown();

        bench.rounds(6);

        assertThat(bench.counts(batch)).containsExactly(Map.entry(RowState.FAILED, 2));
        assertThat(bench.stateOf(batch)).isEqualTo(State.COMPLETED);
    }

    @Test
    @DisplayName("Q11 · an outage is met with longer and longer pauses, up to a bound")
    void pausesGrow() {
        var worker = BatchBench.SETTINGS.worker();

        assertThat(List.of(1, 2, 3, 60).stream().map(worker::pauseAfter))
                .containsExactly(
                        java.time.Duration.ofSeconds(2),
                        java.time.Duration.ofSeconds(4),
                        java.time.Duration.ofSeconds(8),
                        java.time.Duration.ofMinutes(5));
    }
}
