package cn.zhengxin.query.batch.application;

import static cn.zhengxin.query.batch.application.BatchBench.LUO;
import static cn.zhengxin.query.batch.application.BatchBench.TANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.batch.application.DecideBatchCommand.Verdict;
import cn.zhengxin.query.batch.model.Approval;
import cn.zhengxin.query.batch.model.Approvals;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.CreditQueryBatch.State;
import cn.zhengxin.query.inquiry.Performer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecideBatchTests {

    private final BatchBench bench = new BatchBench();

    @Test
    @DisplayName("Q11 · two different people of risk approve, and only then it may run")
    void twoPeopleApprove() {
        BatchId batch = bench.stored(2);

        assertThat(bench.approve(batch, TANG)).isInstanceOf(BatchOutcome.Changed.class);
        assertThat(bench.stateOf(batch)).isEqualTo(State.AWAITING_APPROVAL);
        bench.rounds(2);
        assertThat(bench.queries.bureau.footprints()).isEmpty();

        assertThat(bench.approve(batch, LUO)).isInstanceOf(BatchOutcome.Changed.class);
        assertThat(bench.stateOf(batch)).isEqualTo(State.APPROVED);
        assertThat(bench.told()).containsExactly("BatchApproved", "BatchApproved");
    }

    @Test
    @DisplayName("Q11 · nobody approves twice; the attempt is on record")
    void nobodyApprovesTwice() {
        BatchId batch = bench.stored(1);
        bench.approve(batch, TANG);

        assertThat(bench.decide(batch, TANG, Verdict.APPROVE, "another key"))
                .isInstanceOfSatisfying(
                        BatchOutcome.Objected.class,
                        objected -> assertThat(objected.reason().rule()).isEqualTo("Q11"));

        assertThat(bench.stateOf(batch)).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(bench.told()).containsExactly("BatchApproved", "BatchDecisionRefused");
    }

    @Test
    @DisplayName("Q11, O3 · a second account of the same employee is the same person")
    void aSecondAccountIsTheSamePerson() {
        BatchId batch = bench.stored(1);
        bench.approve(batch, TANG);

        assertThat(bench.approve(batch, new Performer.Employee("risk.other", "E1009", "B10001", null)))
                .isInstanceOf(BatchOutcome.Objected.class);
    }

    @Test
    @DisplayName("Q11 · the uploader does not decide, whatever account is used")
    void theUploaderDoesNotDecide() {
        BatchId batch = bench.stored(1);

        assertThat(bench.approve(batch, new Performer.Employee("officer.lin", "E1001", "B10001", null)))
                .isInstanceOf(BatchOutcome.Objected.class);
        assertThat(bench.approve(batch, new Performer.Employee("risk.lin", "E1001", "B10001", null)))
                .isInstanceOf(BatchOutcome.Objected.class);
        assertThat(bench.decide(
                        batch, new Performer.Employee("risk.lin", "E1001", "B10001", null), Verdict.REJECT, "k"))
                .isInstanceOf(BatchOutcome.Objected.class);
        assertThat(bench.stateOf(batch)).isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    @DisplayName("Q11 · another institution's risk does not learn that the batch exists")
    void anotherInstitutionDoesNotLearnOfIt() {
        BatchId batch = bench.stored(1);

        assertThat(bench.approve(batch, new Performer.Employee("risk.far", "E2009", "B20001", null)))
                .isInstanceOf(BatchOutcome.NotFound.class);
    }

    @Test
    @DisplayName("Q11 · one rejection is enough, also after an approval; then nothing is decided any more")
    void oneRejectionIsEnough() {
        BatchId batch = bench.stored(1);
        bench.approve(batch, TANG);

        assertThat(bench.decide(batch, LUO, Verdict.REJECT, "k")).isInstanceOf(BatchOutcome.Changed.class);

        assertThat(bench.stateOf(batch)).isEqualTo(State.REJECTED);
        assertThat(bench.approve(batch, LUO)).isInstanceOf(BatchOutcome.NotOpen.class);
        bench.rounds(2);
        assertThat(bench.queries.bureau.footprints()).isEmpty();
        assertThat(bench.told()).containsExactly("BatchApproved", "BatchRejected");
    }

    @Test
    @DisplayName("N4 · an approval repeated under its key counts once, and is no second one")
    void aRepeatedApprovalCountsOnce() {
        BatchId batch = bench.stored(1);
        bench.approve(batch, TANG);

        assertThat(bench.approve(batch, TANG)).isInstanceOf(BatchOutcome.Changed.class);
        assertThat(bench.stateOf(batch)).isEqualTo(State.AWAITING_APPROVAL);

        bench.approve(batch, LUO);
        assertThat(bench.approve(batch, LUO)).isInstanceOf(BatchOutcome.Changed.class);
        assertThat(bench.told()).containsExactly("BatchApproved", "BatchApproved");
    }

    @Test
    @DisplayName("Q11 · a word on a version that is not the current one does not count")
    void aWordOnAnOldVersionDoesNotCount() {
        BatchId batch = bench.stored(1);
        bench.approve(batch, TANG);

        assertThat(bench.decide.handle(new DecideBatchCommand(batch, LUO, Verdict.APPROVE, "k", 0L)))
                .isInstanceOf(BatchOutcome.VersionOutOfDate.class);
        assertThat(bench.stateOf(batch)).isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    @DisplayName("Q11 · one person cannot stand for both approvals")
    void onePersonCannotStandForBoth() {
        Approval approval = new Approval(TANG, "k", bench.queries.clock.instant());

        assertThatThrownBy(() -> new Approvals(approval, approval)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Q11 · a system's batch is approved by two people as well")
    void aSystemsBatchIsApprovedAsWell() {
        BatchId batch = bench.stored(Workbench.LOAN_ORIGINATION, 2);
        bench.rounds(2);
        assertThat(bench.queries.bureau.footprints()).isEmpty();

        bench.approve(batch, TANG);
        bench.approve(batch, LUO);
        bench.rounds(2);

        assertThat(bench.stateOf(batch)).isEqualTo(State.COMPLETED);
        assertThat(bench.queries.bureau.footprints()).hasSize(2);
    }
}
