package cn.zhengxin.masking.masking.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.FieldUnmasking;
import cn.zhengxin.masking.masking.model.RawCreditReport;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.masking.model.Reports;
import cn.zhengxin.masking.masking.model.Viewer;
import cn.zhengxin.masking.masking.model.Viewing;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.InMemoryMaskingPolicies;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.masking.unmasking.application.InMemoryUnmaskings;
import cn.zhengxin.masking.unmasking.application.UseUnmasking;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class MaskReportTests {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final String SUBJECT = "sr_abcdefghijklmnopqrstuvwxyz0";

    private final InMemoryMaskingPolicies policies = new InMemoryMaskingPolicies();
    private final List<AuditEvent> events = new ArrayList<>();
    private final MaskReport maskReport = new MaskReport(
            policies,
            new ReportMasking(Map.of(ReportType.PERSONAL, FieldCatalogue.of(ReportType.PERSONAL))),
            new UseUnmasking(new InMemoryUnmaskings(), event -> {}),
            new FieldUnmasking(FieldCatalogues.ofAllReports()),
            events::add,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName(
            "U1 M6 · a masking leaves one event that says who sees it, why, and under which version, and nothing of the report")
    void recordsTheMasking() {
        policies.add(FirstPolicy.policy());
        assertThat(maskReport.handle(command(Reports.example(ReportType.PERSONAL))))
                .isInstanceOf(MaskingOutcome.Masked.class);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("ReportMasked");
            assertThat(event.policyVersion()).isEqualTo(1);
            assertThat(event.subjectReference()).isEqualTo(SUBJECT);
            assertThat(event.actor().kind()).isEqualTo(ActorKind.SYSTEM);
            assertThat(event.actor().account()).isEqualTo("query-service");
            assertThat(event.occurredAt()).isEqualTo(NOW);
            assertThat(event.data())
                    .containsEntry("viewer", "officer.lin")
                    .containsEntry("purpose", "LOAN_APPLICATION")
                    .containsEntry("channel", "STAFF_SCREEN")
                    .containsKeys("findings", "withheld", "fields");
            assertThat(event.toString()).doesNotContain("张", "330106", "13260181590");
        });
    }

    @Test
    @DisplayName(
            "M1 N2 · every unknown element is an event with its path only; a name not of the bureau's making is not repeated")
    void recordsUnknownElements() {
        policies.add(FirstPolicy.policy());
        ObjectNode raw = Reports.example(ReportType.PERSONAL);
        raw.put("PZ99", "330106199003073311").put("张晓明", "13260181590");
        maskReport.handle(command(raw));
        assertThat(events)
                .filteredOn(event -> event.type().equals("UnknownFieldWithheld"))
                .extracting(event -> event.data().get("path"))
                .containsExactly("?", "PZ99");
        assertThat(events)
                .extracting(AuditEvent::aggregateId)
                .containsOnly(events.getFirst().aggregateId());
        assertThat(events.toString()).doesNotContain("张", "330106", "13260181590");
    }

    @Test
    @DisplayName("M1 · a report of a wholly unknown structure does not become a flood of events")
    void limitsTheEvents() {
        policies.add(FirstPolicy.policy());
        ObjectNode raw = Reports.example(ReportType.PERSONAL);
        raw.removeAll();
        for (int i = 0; i < 90; i++) {
            raw.put("PZ" + (10 + i), "x");
        }
        maskReport.handle(command(raw));
        assertThat(events).hasSize(51);
        assertThat(events.getFirst().data()).containsEntry("withheld", 90);
    }

    @Test
    @DisplayName("N3 · without a policy in force nothing is shown and nothing is recorded")
    void showsNothingWithoutAPolicy() {
        MaskingPolicy first = FirstPolicy.policy();
        policies.add(new MaskingPolicy(
                2, NOW.plusSeconds(1), first.proposer(), first.approver(), first.amountBounds(), first.rules()));
        assertThat(maskReport.handle(command(Reports.example(ReportType.PERSONAL))))
                .isInstanceOf(MaskingOutcome.NoPolicyInForce.class);
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("M6 · the newest version in force decides, and the answer names it")
    void namesTheVersion() {
        MaskingPolicy first = FirstPolicy.policy();
        policies.add(first);
        policies.add(new MaskingPolicy(2, NOW, "he", "sun", first.amountBounds(), List.of()));
        policies.add(new MaskingPolicy(3, NOW.plusSeconds(1), "he", "sun", first.amountBounds(), first.rules()));
        assertThat(maskReport.handle(command(Reports.example(ReportType.PERSONAL))))
                .isInstanceOfSatisfying(MaskingOutcome.Masked.class, masked -> {
                    assertThat(masked.report().policyVersion()).isEqualTo(2);
                    assertThat(masked.report().sections().isEmpty()).isTrue();
                });
    }

    private static MaskReportCommand command(ObjectNode raw) {
        return new MaskReportCommand(
                new RawCreditReport(ReportType.PERSONAL, raw),
                SUBJECT,
                Set.of(),
                new Viewing(
                        new Viewer("officer.lin", Set.of("query-officer"), "B10001"),
                        Purpose.LOAN_APPLICATION,
                        Channel.STAFF_SCREEN),
                null,
                "query-service",
                null);
    }
}
