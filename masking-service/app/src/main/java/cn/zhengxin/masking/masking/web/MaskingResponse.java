package cn.zhengxin.masking.masking.web;

import cn.zhengxin.masking.masking.application.MaskingOutcome;
import cn.zhengxin.masking.masking.model.MaskedCreditReport;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

record MaskingResponse(
        @Schema(description = "Version of the policy that decided.")
        int policyVersion,

        @Schema(
                type = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                description = "What the viewer may see, in the report's own structure.")
        @JsonRawValue
        String sections,

        @Schema(description = "Paths of elements that nobody has classified; they are not shown.")
        List<String> withheld,

        @Schema(description = "Pieces of personal data found where they do not belong.")
        int findings,

        @Schema(description = "Unmaskings by which values are shown in full; absent where there is none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<UnmaskingPart> unmaskings) {

    /** An unmasking that showed something. */
    @Schema(name = "UsedUnmasking")
    record UnmaskingPart(UUID id, Instant endsAt, int values) {}

    static MaskingResponse of(MaskingOutcome.Masked masked) {
        MaskedCreditReport report = masked.report();
        return new MaskingResponse(
                report.policyVersion(),
                report.text(),
                report.withheld(),
                report.findings(),
                masked.unmaskings().stream()
                        .map(used -> new UnmaskingPart(used.id(), used.endsAt(), used.values()))
                        .toList());
    }

    @Override
    public String toString() {
        return "MaskingResponse[policyVersion=" + policyVersion + ", ***]";
    }
}
