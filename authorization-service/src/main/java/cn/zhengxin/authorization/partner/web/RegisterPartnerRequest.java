package cn.zhengxin.authorization.partner.web;

import cn.zhengxin.authorization.partner.model.PartnerStatement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A partner to register. Everything is text, so that all faults are named in one answer, by field. */
record RegisterPartnerRequest(
        @Schema(
                description = "The partner's institution code",
                example = "P30001",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String code,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String fullName,

        @Schema(description = "Unified social credit code (GB 32100)", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String creditCode,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable QualificationPart> qualifications,

        @Schema(description = "The bank's agreement with the partner", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String agreementReference) {

    /** A licence. */
    @Schema(name = "QualificationInput")
    record QualificationPart(
            @Schema(
                    allowableValues = {
                        "FINANCING_GUARANTEE",
                        "FINANCE_LEASE",
                        "MICRO_LENDING",
                        "CONSUMER_FINANCE",
                        "COMMERCIAL_FACTORING"
                    },
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String kind,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String number,

            @Schema(format = "date", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String validFrom,

            @Schema(description = "The last day", format = "date", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String validUntil,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable String> permittedPurposes) {}

    PartnerStatement toStatement() {
        var licences = new ArrayList<PartnerStatement.@Nullable QualificationStatement>();
        if (qualifications != null) {
            qualifications.forEach(part -> licences.add(statement(part)));
        }
        return new PartnerStatement(code, fullName, creditCode, licences, agreementReference);
    }

    private static PartnerStatement.@Nullable QualificationStatement statement(@Nullable QualificationPart part) {
        if (part == null) {
            return null;
        }
        var purposes = part.permittedPurposes();
        return new PartnerStatement.QualificationStatement(
                part.kind(),
                part.number(),
                part.validFrom(),
                part.validUntil(),
                purposes == null ? List.of() : purposes);
    }
}
