package cn.zhengxin.query.disputemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.query.InMemoryDisputeMarks;
import cn.zhengxin.query.Workbench;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DisputeEventHandlerTests {

    private final UUID dispute = UUID.fromString("019ac0de-0000-7000-8000-0000000000d1");
    private final InMemoryDisputeMarks marks = new InMemoryDisputeMarks();
    private final DisputeEventHandler handler = new DisputeEventHandler(marks);

    @Test
    @DisplayName("D3 · a mark stands from filing to decision, whatever happens between")
    void aMarkStandsFromFilingToDecision() {
        hear("DisputeFiled", "PD01[0]");
        hear("DisputeAccepted", "PD01[0]");
        assertThat(marks.openOn(Workbench.SUBJECT))
                .extracting(DisputeMark::itemPath)
                .containsExactly("PD01[0]");

        hear("DisputeDecided", "PD01[0]");
        assertThat(marks.openOn(Workbench.SUBJECT)).isEmpty();
    }

    @Test
    @DisplayName("D3 · heard twice is marked once, and heard late it stays decided")
    void heardTwiceOrLate() {
        hear("DisputeDecided", null);
        hear("DisputeFiled", "PD01[0]");
        hear("DisputeFiled", "PD01[0]");

        assertThat(marks.openOn(Workbench.SUBJECT)).isEmpty();
    }

    @Test
    @DisplayName("D3 · a dispute that names no item marks the report as a whole")
    void aDisputeThatNamesNoItem() {
        hear("DisputeFiled", null);

        assertThat(marks.openOn(Workbench.SUBJECT))
                .extracting(DisputeMark::itemPath)
                .containsExactly("*");
    }

    @Test
    @DisplayName("A dispute without a subject is refused, and becomes a dead letter")
    void aDisputeWithoutASubject() {
        var event = AuditEvent.of(
                "DisputeFiled",
                dispute.toString(),
                Instant.parse("2026-11-25T02:00:00Z"),
                Actor.platform("dispute-service"),
                Origin.unknown(),
                "FILED");

        assertThatThrownBy(() -> handler.handle(received(event))).isInstanceOf(IllegalArgumentException.class);
    }

    private void hear(String type, @Nullable String itemPath) {
        handler.handle(received(AuditEvent.of(
                        type,
                        dispute.toString(),
                        Instant.parse("2026-11-25T02:00:00Z"),
                        Actor.platform("dispute-service"),
                        Origin.unknown(),
                        "OK")
                .onSubject(Workbench.SUBJECT.value())
                .with("itemPath", itemPath)));
    }

    private static ReceivedEvent received(AuditEvent event) {
        return new ReceivedEvent(event, "dispute", 1, "credit.dispute.v1", 0, 0);
    }
}
