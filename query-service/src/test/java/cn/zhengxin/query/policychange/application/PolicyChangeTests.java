package cn.zhengxin.query.policychange.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.DeliveredPolicy;
import cn.zhengxin.query.InMemoryTransactions;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.MovableClock;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policychange.application.DecidePolicy.Word;
import cn.zhengxin.query.policychange.model.PolicyContent;
import cn.zhengxin.query.policychange.model.PolicyEvent;
import cn.zhengxin.query.policychange.model.PolicyProposal;
import cn.zhengxin.query.policychange.model.PolicyVersion;
import cn.zhengxin.query.policychange.model.RuleChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proposing and deciding over in-memory ports. */
class PolicyChangeTests {

    private static final Performer.Employee PROVINCE =
            new Performer.Employee("admin.province", "E0001", "B00000", "127.0.0.1");
    private static final Performer.Employee COMPLIANCE =
            new Performer.Employee("compliance.song", "E0003", "B00000", "127.0.0.1");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T02:00:00Z"));
    private final InMemoryPolicyVersions versions = new InMemoryPolicyVersions(
            new PolicyVersion.Approved(
                    1,
                    new PolicyVersion.Origin("credit-department", null, null, null, null),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    "compliance-department",
                    null),
            new PolicyContent(DeliveredPolicy.rules(), Map.of()));
    private final List<PolicyEvent> events = new ArrayList<>();
    private final InMemoryTransactions transactions = new InMemoryTransactions(new LifeLine(), List.of());
    private final ProposePolicy propose =
            new ProposePolicy(versions, Policies.book(), events::add, transactions, clock);
    private final DecidePolicy decide = new DecidePolicy(versions, Policies.book(), events::add, transactions, clock);

    @Test
    @DisplayName("Q · a version without a date begins with its approval, not with its proposal")
    void beginsWithItsApproval() {
        assertThat(propose.handle(1, proposal("4", null), PROVINCE)).isInstanceOf(ProposePolicy.Outcome.Proposed.class);
        clock.advance(Duration.ofHours(3));

        var decided = (DecidePolicy.Outcome.Decided) decide.handle(2, Word.APPROVE, COMPLIANCE, 0L);

        assertThat(decided.version().effectiveFrom()).isEqualTo(clock.instant());
        assertThat(events).hasSize(2).last().isInstanceOf(PolicyEvent.GatePolicyApproved.class);
    }

    @Test
    @DisplayName("Q · while one proposal waits there is no other; the next one is based on what was approved meanwhile")
    void oneAtATime() {
        propose.handle(1, proposal("4", null), PROVINCE);
        assertThat(propose.handle(1, proposal("5", null), COMPLIANCE))
                .isEqualTo(new ProposePolicy.Outcome.AnotherIsOpen());

        decide.handle(2, Word.APPROVE, COMPLIANCE, null);

        assertThat(propose.handle(1, proposal("5", null), COMPLIANCE))
                .isEqualTo(new ProposePolicy.Outcome.BaseOutdated());
        assertThat(propose.handle(2, proposal("5", null), COMPLIANCE))
                .isInstanceOf(ProposePolicy.Outcome.Proposed.class);
        assertThat(versions.contentOf(3).differencesFrom(versions.contentOf(1)))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.before()).isEqualTo("3");
                    assertThat(difference.after()).isEqualTo("5");
                });
    }

    @ParameterizedTest
    @CsvSource({"admin.province, E0001", "admin.province, E0009", "admin.other, E0001"})
    @DisplayName("O1, O3 · nobody decides on their own proposal, by account or by employee number, and nothing changes")
    void nobodyDecidesOnTheirOwn(String account, String employee) {
        propose.handle(1, proposal("4", null), PROVINCE);
        var same = new Performer.Employee(account, employee, "B00000", null);

        for (Word word : Word.values()) {
            assertThat(decide.handle(2, word, same, null)).isEqualTo(new DecidePolicy.Outcome.NotIndependent());
        }

        assertThat(versions.open()).isPresent();
        assertThat(events).hasSize(3).last().isInstanceOf(PolicyEvent.GatePolicyDecisionRefused.class);
    }

    @Test
    @DisplayName("Q · decided once; a version whose date came is not approved any more, only rejected")
    void decidedOnce() {
        propose.handle(1, proposal("4", clock.instant().plusSeconds(60)), PROVINCE);
        clock.advance(Duration.ofSeconds(61));

        assertThat(decide.handle(2, Word.APPROVE, COMPLIANCE, null)).isEqualTo(new DecidePolicy.Outcome.TooLate());
        assertThat(decide.handle(2, Word.REJECT, COMPLIANCE, 1L))
                .isEqualTo(new DecidePolicy.Outcome.VersionOutOfDate());
        assertThat(decide.handle(2, Word.REJECT, COMPLIANCE, 0L)).isInstanceOf(DecidePolicy.Outcome.Decided.class);
        assertThat(decide.handle(2, Word.REJECT, COMPLIANCE, null)).isEqualTo(new DecidePolicy.Outcome.NotOpen());
        assertThat(decide.handle(2, Word.APPROVE, COMPLIANCE, 0L))
                .isEqualTo(new DecidePolicy.Outcome.VersionOutOfDate());
        assertThat(decide.handle(9, Word.APPROVE, COMPLIANCE, null)).isEqualTo(new DecidePolicy.Outcome.Unknown());
        assertThat(versions.newestApproved().number()).isEqualTo(1);
    }

    @Test
    @DisplayName("N2 · neither a version nor its origin prints the reason")
    void theReasonDoesNotPrint() {
        var proposed = propose.handle(1, proposal("4", null), PROVINCE);

        assertThat(proposed.toString()).doesNotContain("a reason in words");
        assertThat(events.toString()).doesNotContain("a reason in words");
    }

    private static PolicyProposal proposal(String queries, @Nullable Instant effectiveFrom) {
        return new PolicyProposal(
                effectiveFrom,
                "a reason in words",
                Map.of("Q7", new RuleChange(null, null, Map.of("queries", Optional.of(queries)))),
                Map.of());
    }
}
