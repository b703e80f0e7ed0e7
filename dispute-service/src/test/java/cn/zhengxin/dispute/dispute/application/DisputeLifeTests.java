package cn.zhengxin.dispute.dispute.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.dispute.MovableClock;
import cn.zhengxin.dispute.deadline.DeadlinePolicies;
import cn.zhengxin.dispute.deadline.DeadlinePolicy;
import cn.zhengxin.dispute.dispute.application.FileDisputeCommand.WrittenPerson;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.requester.Requester;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.identity.FieldProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class DisputeLifeTests {

    private static final Requester.Subject ZHANG = new Requester.Subject("sr_zhang", Origin.unknown());
    private static final Requester.Subject LI = new Requester.Subject("sr_li", Origin.unknown());
    private static final Requester.Handler CHEN =
            new Requester.Handler("dispute.chen", "E1004", "B10001", Origin.unknown());
    private static final Requester.Handler STRANGER =
            new Requester.Handler("dispute.wu", "E2004", "B20001", Origin.unknown());
    private static final String STATEMENT = "六月已还款，报告却记为逾期。";

    private final MovableClock clock = new MovableClock("2026-11-25T06:00:00Z");
    private final InMemoryDisputes disputes = new InMemoryDisputes();
    private final List<AuditEvent> events = new ArrayList<>();
    private final DeadlinePolicies policies = new OnePolicy();
    private final SubjectReferences references = new SubjectReferences(new BlindIndex(new byte[32]));
    private final FileDispute file = new FileDispute(
            disputes,
            policies,
            references,
            subject -> List.of(),
            events::add,
            TransactionOperations.withoutTransaction(),
            clock);
    private final AcceptDispute accept = new AcceptDispute(disputes, events::add, clock);
    private final DecideDispute decide = new DecideDispute(disputes, policies, events::add, clock);
    private final ShowDispute show = new ShowDispute(disputes, events::add, clock);

    private record OnePolicy() implements DeadlinePolicies {
        @Override
        public DeadlinePolicy effectiveAt(Instant moment) {
            return new DeadlinePolicy(1, 20, 5);
        }

        @Override
        public DeadlinePolicy version(int version) {
            return new DeadlinePolicy(version, 20, 5);
        }
    }

    @Test
    @DisplayName("D2 · a received dispute knows its due date and the policy that set it")
    void aReceivedDisputeKnowsItsDueDate() {
        var dispute = filed(ZHANG, "B10001", null);
        assertThat(dispute.details().dueDate()).hasToString("2026-12-15");
        assertThat(dispute.details().policyVersion()).isEqualTo(1);
    }

    @Test
    @DisplayName("D3 · filing and deciding tell which item of whom carries the mark")
    void eventsTellWhichItemCarriesTheMark() {
        var dispute = filed(ZHANG, "B10001", null);
        accept.handle(dispute.id(), null, CHEN);
        decide.handle(decision(dispute.id(), CHEN, "UPHELD", "入账日期在七月。", null, null));
        assertThat(events)
                .extracting(AuditEvent::type)
                .containsExactly("DisputeFiled", "DisputeAccepted", "DisputeDecided");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.subjectReference()).isEqualTo("sr_zhang");
            assertThat(event.data()).containsEntry("itemPath", "PD01[0]");
            assertThat(event.toString()).doesNotContain("还款", "LN-1", "入账");
        });
    }

    @Test
    @DisplayName("N4 · the same request twice is one dispute")
    void theSameRequestTwiceIsOneDispute() {
        var first = filed(ZHANG, "B10001", null);
        var second = filed(ZHANG, "B10001", null);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(events).hasSize(1);
    }

    @Test
    @DisplayName("D1 · staff file on somebody's behalf for their own institution only")
    void staffFileForTheirOwnInstitutionOnly() {
        var person = new WrittenPerson("张三", "RESIDENT_ID", "11010519491231002X");
        assertThat(filed(CHEN, "B10001", person).details().subjectReference())
                .isEqualTo(references.referenceOf("RESIDENT_ID", "11010519491231002X"));
        assertThat(file.handle(command(CHEN, "B20001", person))).isInstanceOf(FilingOutcome.ForeignInstitution.class);
    }

    @Test
    @DisplayName("N3 · nobody sees or handles the dispute of another person or institution")
    void nobodyReachesAnotherDispute() {
        var id = filed(ZHANG, "B10001", null).id();
        assertThat(show.handle(id, LI)).isEmpty();
        assertThat(show.handle(id, STRANGER)).isEmpty();
        assertThat(show.handle(id, ZHANG)).isPresent();
        assertThat(accept.handle(id, null, STRANGER)).isInstanceOf(ChangeOutcome.NotFound.class);
        accept.handle(id, null, CHEN);
        assertThat(decide.handle(decision(id, STRANGER, "UPHELD", "x", null, null)))
                .isInstanceOf(ChangeOutcome.NotFound.class);
    }

    @Test
    @DisplayName("U1 · that staff read a dispute is recorded, that people read their own is not")
    void readingByStaffIsRecorded() {
        var id = filed(ZHANG, "B10001", null).id();
        show.handle(id, ZHANG);
        show.handle(id, CHEN);
        show.handle(id, STRANGER);
        assertThat(events).extracting(AuditEvent::type).containsExactly("DisputeFiled", "DisputeViewed");
    }

    @Test
    @DisplayName("D4 · a dispute is accepted once and decided once after that")
    void aDisputeIsAcceptedOnceAndDecidedOnce() {
        var id = filed(ZHANG, "B10001", null).id();
        assertThat(decide.handle(decision(id, CHEN, "UPHELD", "x", null, null)))
                .isInstanceOf(ChangeOutcome.StateDoesNotAllow.class);
        assertThat(accept.handle(id, null, CHEN)).isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(accept.handle(id, null, CHEN)).isInstanceOf(ChangeOutcome.StateDoesNotAllow.class);
        assertThat(decide.handle(decision(id, CHEN, "UPHELD", "x", null, null)))
                .isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(decide.handle(decision(id, CHEN, "UPHELD", "x", null, null)))
                .isInstanceOf(ChangeOutcome.StateDoesNotAllow.class);
    }

    @Test
    @DisplayName("D4 · a correction needs its receipt, an upheld item its reason")
    void aDecisionNeedsItsGround() {
        var id = filed(ZHANG, "B10001", null).id();
        accept.handle(id, null, CHEN);
        assertThat(fields(decision(id, CHEN, "CORRECTED", null, null, null))).containsExactly("correctionReceipt");
        assertThat(fields(decision(id, CHEN, "UPHELD", " ", null, null))).containsExactly("reason");
        assertThat(fields(decision(id, CHEN, "MAYBE", null, null, null))).containsExactly("outcome");
        assertThat(decide.handle(decision(id, CHEN, "CORRECTED", null, "GZ-2026-0001", null)))
                .isInstanceOf(ChangeOutcome.Changed.class);
    }

    @Test
    @DisplayName("D2 · an answer after the due date says why it is late")
    void aLateAnswerSaysWhy() {
        var id = filed(ZHANG, "B10001", null).id();
        accept.handle(id, null, CHEN);
        assertThat(fields(decision(id, CHEN, "UPHELD", "x", null, "too early"))).containsExactly("overrunReason");
        clock.advance(Duration.ofDays(21));
        assertThat(fields(decision(id, CHEN, "UPHELD", null, null, null)))
                .containsExactlyInAnyOrder("overrunReason", "reason");
        assertThat(decide.handle(decision(id, CHEN, "UPHELD", "x", null, "核查延迟")))
                .isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(events.getLast().data()).containsEntry("overrun", true);
    }

    @Test
    @DisplayName("A change that expects another version is refused")
    void aStaleChangeIsRefused() {
        var id = filed(ZHANG, "B10001", null).id();
        assertThat(accept.handle(id, 7L, CHEN)).isInstanceOf(ChangeOutcome.StaleVersion.class);
        assertThat(accept.handle(id, 1L, CHEN)).isInstanceOf(ChangeOutcome.Changed.class);
    }

    private Dispute filed(Requester requester, String institution, @Nullable WrittenPerson person) {
        return ((FilingOutcome.Received) file.handle(command(requester, institution, person))).dispute();
    }

    private static FileDisputeCommand command(Requester requester, String institution, @Nullable WrittenPerson person) {
        return new FileDisputeCommand(
                requester,
                "key-1",
                institution,
                "LOAN",
                null,
                "PD01[0]",
                "LN-1",
                "2026-06-01",
                "2026-06-30",
                STATEMENT,
                person,
                null,
                List.of());
    }

    private static DecideDisputeCommand decision(
            DisputeId id,
            Requester.Handler handler,
            String outcome,
            @Nullable String reason,
            @Nullable String receipt,
            @Nullable String overrunReason) {
        return new DecideDisputeCommand(id, null, handler, outcome, reason, receipt, overrunReason);
    }

    private List<String> fields(DecideDisputeCommand command) {
        return ((ChangeOutcome.Incomplete) decide.handle(command))
                .problems().stream().map(FieldProblem::field).toList();
    }
}
