package cn.zhengxin.masking.masking.web;

import cn.zhengxin.masking.masking.model.MaskedCreditReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

record MaskingResponse(
        @Schema(description = "Version of the policy that decided.")
        int policyVersion,

        @Schema(
                type = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                description = "What the viewer may see, in the report's own structure.")
        ObjectNode sections,

        @Schema(description = "Paths of elements that nobody has classified; they are not shown.")
        List<String> withheld,

        @Schema(description = "Pieces of personal data found where they do not belong.")
        int findings) {

    static MaskingResponse of(MaskedCreditReport report) {
        return new MaskingResponse(report.policyVersion(), report.sections(), report.withheld(), report.findings());
    }

    @Override
    public String toString() {
        return "MaskingResponse[policyVersion=" + policyVersion + ", ***]";
    }
}
