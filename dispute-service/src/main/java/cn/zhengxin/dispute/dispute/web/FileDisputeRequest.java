package cn.zhengxin.dispute.dispute.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dispute as written. Nothing is checked here, so that everything that is wrong can be said in one answer (D1). */
record FileDisputeRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "B10001") @Nullable String institution,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"LOAN", "CREDIT_CARD", "OTHER"})
        @Nullable String businessType,

        @Schema(format = "uuid", description = "The query in whose report the item was seen") @Nullable String queryId,

        @Schema(description = "The item's place in the report; it carries the mark", example = "PD01[0]") @Nullable String itemPath,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100) @Nullable String accountReference,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable PeriodRequest period,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 5, maxLength = 4000) @Nullable String statement,

        @Schema(description = "Whom staff file for; not given by people who file for themselves") @Nullable PersonRequest subject,

        @Schema(description = "Who speaks for the person; needs a power of attorney among the evidence") @Nullable PersonRequest agent,

        @Schema(description = "At most five pieces") @Nullable List<EvidenceRequest> evidence) {

    @Override
    public String toString() {
        return "FileDisputeRequest[***]";
    }

    record PeriodRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable String from,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable String to) {}

    record PersonRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"RESIDENT_ID", "UNIFIED_SOCIAL_CREDIT_CODE"})
            @Nullable String documentType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String documentNumber) {

        @Override
        public String toString() {
            return "PersonRequest[***]";
        }
    }

    record EvidenceRequest(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"IDENTITY_DOCUMENT", "POWER_OF_ATTORNEY", "CONTRACT", "PAYMENT_PROOF", "OTHER"})
            @Nullable String kind,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"application/pdf", "image/png", "image/jpeg"})
            @Nullable String mediaType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "base64 of at most 1 MiB") @Nullable String content) {

        @Override
        public String toString() {
            return "EvidenceRequest[***]";
        }
    }
}
