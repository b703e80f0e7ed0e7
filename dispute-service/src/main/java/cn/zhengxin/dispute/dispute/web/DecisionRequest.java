package cn.zhengxin.dispute.dispute.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An answer to a dispute as written. */
record DecisionRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"CORRECTED", "UPHELD"})
        @Nullable String outcome,

        @Schema(description = "Required when upheld", maxLength = 2000) @Nullable String reason,

        @Schema(description = "Required when corrected", pattern = "[A-Za-z0-9-]{4,64}") @Nullable String correctionReceipt,

        @Schema(description = "Required after the due date", maxLength = 2000) @Nullable String overrunReason) {

    @Override
    public String toString() {
        return "DecisionRequest[***]";
    }
}
