package cn.zhengxin.masking.masking.application;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What the bureau adds to its reports before anybody has classified it. */
class UnknownElementTests {

    private static final String VALUE = "330106199003073311";

    private final InMemoryMaskingPolicies policies = new InMemoryMaskingPolicies();
    private final List<AuditEvent> events = new ArrayList<>();
    private final MaskReport maskReport = new MaskReport(
            policies,
            new ReportMasking(Map.of(
                    ReportType.PERSONAL, FieldCatalogue.of(ReportType.PERSONAL),
                    ReportType.ENTERPRISE, FieldCatalogue.of(ReportType.ENTERPRISE))),
            new UseUnmasking(new InMemoryUnmaskings(), event -> {}),
            new FieldUnmasking(FieldCatalogues.ofAllReports()),
            events::add,
            Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void aPolicyIsInForce() {
        policies.add(FirstPolicy.policy());
    }

    @ParameterizedTest
    @CsvSource({
        "PERSONAL,query-officer,STAFF_SCREEN,/PA01/PA01B,PA01.PA01B.PA01BX01",
        "PERSONAL,loan-system,SYSTEM,/PD01/0/PD01A,PD01.PD01A.PD01AX01",
        "ENTERPRISE,query-officer,STAFF_SCREEN,/EA01/EA01B,EA01.EA01B.EA01BX01",
        "ENTERPRISE,loan-system,SYSTEM,/EB01/EB01A,EB01.EB01A.EB01AX01",
        "ENTERPRISE,loan-system,SYSTEM,'',EZ99"
    })
    @DisplayName("M1 · an element of either report that nobody has classified is shown to nobody, and is an event")
    void withheldAndOnRecord(ReportType type, String role, Channel channel, String group, String path) {
        ObjectNode raw = Reports.example(type);
        ((ObjectNode) raw.at(group)).put(path.substring(path.lastIndexOf('.') + 1), VALUE);

        var outcome = maskReport.handle(new MaskReportCommand(
                new RawCreditReport(type, raw),
                "sr_abcdefghijklmnopqrstuvwxyz0",
                Set.of(),
                new Viewing(new Viewer("officer.lin", Set.of(role), "B10001"), Purpose.LOAN_APPLICATION, channel),
                null,
                "query-service",
                null));

        assertThat(outcome).isInstanceOfSatisfying(MaskingOutcome.Masked.class, masked -> {
            assertThat(masked.report().sections().isEmpty()).isFalse();
            assertThat(masked.report().withheld()).containsExactly(path);
            assertThat(masked.report().sections().toString()).doesNotContain(VALUE);
        });
        assertThat(events)
                .filteredOn(event -> event.type().equals("UnknownFieldWithheld"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data()).containsEntry("path", path).containsEntry("reportType", type.name()));
        assertThat(events.toString()).doesNotContain(VALUE);
    }
}
