package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.Purpose;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class MaskingContractTests {

    private static final Path CONTRACT = Path.of("../contract");

    @Test
    @DisplayName("M2 M3 · the filed example request gives the filed example response")
    void answersTheExample() throws IOException {
        ObjectNode request = Reports.json(Files.readString(CONTRACT.resolve("examples/mask-report-request.json")));
        ObjectNode response = Reports.json(Files.readString(CONTRACT.resolve("examples/mask-report-response.json")));
        MaskedCreditReport masked = Reports.masking()
                .mask(
                        new RawCreditReport(ReportType.PERSONAL, (ObjectNode) request.get("report")),
                        Set.of("张晓明"),
                        Reports.viewing("query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN),
                        FirstPolicy.policy());
        assertThat(masked.sections()).isEqualTo(response.get("sections"));
        assertThat(masked.withheld()).containsExactly("PB01.PB01A.PB01AX01");
        assertThat(masked.findings()).isEqualTo(response.get("findings").asInt());
        assertThat(masked.policyVersion())
                .isEqualTo(response.get("policyVersion").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "masking-policy-approved-event.json,MaskingPolicyApproved.v1.schema.json",
        "masking-policy-decision-refused-event.json,MaskingPolicyDecisionRefused.v1.schema.json",
        "masking-policy-proposed-event.json,MaskingPolicyProposed.v1.schema.json",
        "masking-policy-rejected-event.json,MaskingPolicyRejected.v1.schema.json",
        "masking-policy-tried-event.json,MaskingPolicyTried.v1.schema.json",
        "masking-policy-withdrawn-event.json,MaskingPolicyWithdrawn.v1.schema.json",
        "report-masked-event.json,ReportMasked.v1.schema.json",
        "unknown-field-withheld-event.json,UnknownFieldWithheld.v1.schema.json",
        "unmasking-approved-event.json,UnmaskingApproved.v1.schema.json",
        "unmasking-decision-refused-event.json,UnmaskingDecisionRefused.v1.schema.json",
        "unmasking-ended-event.json,UnmaskingEnded.v1.schema.json",
        "unmasking-rejected-event.json,UnmaskingRejected.v1.schema.json",
        "unmasking-requested-event.json,UnmaskingRequested.v1.schema.json",
        "unmasking-revoked-event.json,UnmaskingRevoked.v1.schema.json",
        "unmasking-used-event.json,UnmaskingUsed.v1.schema.json"
    })
    @DisplayName("The filed example events keep to their schemas and to the common envelope")
    void keepsEventsToTheirSchemas(String example, String schema) throws IOException {
        String event = Files.readString(CONTRACT.resolve("examples").resolve(example));
        for (Path file : Set.of(
                CONTRACT.resolve("events").resolve(schema),
                Path.of("../../audit-service/audit-trail/contract/event-envelope.schema.json"))) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Files.readString(file))
                            .validate(event, InputFormat.JSON))
                    .isEmpty();
        }
    }
}
