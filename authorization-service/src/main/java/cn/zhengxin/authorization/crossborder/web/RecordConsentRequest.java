package cn.zhengxin.authorization.crossborder.web;

import cn.zhengxin.authorization.crossborder.model.ConsentStatement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cross-border consent to record. All faults are reported in one answer. Prints redacted. */
record RecordConsentRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable RecipientPart recipient,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "What the recipient uses the data for: the authorization's own purpose;"
                        + " JUDICIAL_ASSISTANCE for a foreign authority")
        @Nullable String purpose,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "FILE, INTERFACE or REMOTE_ACCESS") @Nullable String method,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable String> categories,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable RoutePart route,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "When the subject gave this consent, apart from the authorization")
        @Nullable String consentedAt,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "The document of this consent, handed in as CROSS_BORDER_CONSENT")
        @Nullable UUID evidenceId,

        @Schema(description = "Who consents in the place of a subject under 14; absent for everybody else (PIPL 31)")
        @Nullable GuardianPart guardian) {

    /** The guardian of record (A5). */
    @Schema(name = "ConsentingGuardianInput")
    record GuardianPart(
            @Nullable String name,
            @Nullable String documentType,
            @Nullable String documentNumber) {

        private ConsentStatement.StatedGuardian stated() {
            return new ConsentStatement.StatedGuardian(name, documentType, documentNumber);
        }

        @Override
        public String toString() {
            return "GuardianPart[***]";
        }
    }

    /** Who receives (PIPL 39). */
    @Schema(name = "OverseasRecipientInput")
    record RecipientPart(
            @Nullable String name,
            @Nullable String contact,

            @Schema(description = "ORGANISATION, JUDICIAL_AUTHORITY or LAW_ENFORCEMENT_AUTHORITY") @Nullable String kind,

            @Schema(description = "ISO 3166-1 alpha-2, not CN; HK, MO and TW count as outside") @Nullable String country,

            @Schema(description = "How the subject exercises rights against the recipient") @Nullable String rightsChannel,

            @Schema(description = "Of the competent authority; for foreign courts and law enforcement only (PIPL 41)")
            @Nullable String approvalNumber) {}

    /** By which way of PIPL 38. */
    @Schema(name = "TransferRouteInput")
    record RoutePart(
            @Schema(description = "SECURITY_ASSESSMENT, CERTIFICATION or STANDARD_CONTRACT") @Nullable String kind,

            @Schema(description = "Number of the assessment, the certificate or the filed contract") @Nullable String reference,

            @Schema(description = "Last day on which it holds") @Nullable String validUntil) {}

    ConsentStatement toStatement() {
        var to = recipient == null ? new RecipientPart(null, null, null, null, null, null) : recipient;
        var by = route == null ? new RoutePart(null, null, null) : route;
        return new ConsentStatement(
                to.name(),
                to.contact(),
                to.kind(),
                to.country(),
                to.rightsChannel(),
                to.approvalNumber(),
                purpose,
                method,
                categories == null ? List.of() : categories,
                by.kind(),
                by.reference(),
                by.validUntil(),
                consentedAt,
                evidenceId,
                guardian == null ? null : guardian.stated());
    }

    @Override
    public String toString() {
        return "RecordConsentRequest[***]";
    }
}
