package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationStatement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authorization to enter. Everything is text on purpose: what is missing or malformed is then reported field by field in one
 * answer (A1), not one parse error at a time.
 */
record CreateAuthorizationRequest(
        @Schema(
                allowableValues = {"QUERY", "REPORT"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable SubjectPart subject,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable InstitutionPart institution,

        @Schema(
                allowableValues = {
                    "LOAN_APPLICATION",
                    "CREDIT_CARD_APPLICATION",
                    "GUARANTOR_CHECK",
                    "POST_LOAN_MANAGEMENT",
                    "ENTERPRISE_APPLICANT_RELATED_PERSON",
                    "SUBJECT_ENQUIRY",
                    "JUDICIAL_ASSISTANCE"
                },
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String purpose,

        @Schema(
                description = "The purpose in the subject's own case, in plain words; no blanket such as 等",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String purposeStatement,

        @Schema(
                allowableValues = {
                    "SINGLE_LOAN",
                    "SHORT_TERM_CREDIT",
                    "LONG_TERM_LOAN",
                    "REVOLVING_CREDIT",
                    "CREDIT_CARD",
                    "GUARANTEE",
                    "SUBJECT_SERVICE",
                    "JUDICIAL_MATTER"
                },
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String product,

        @Schema(
                description = "PERSONAL for persons, ENTERPRISE for enterprises",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<@Nullable String> reportTypes,

        @Schema(description = "REVOLVING_CREDIT, POST_LOAN_MANAGEMENT; where the term needs them") @Nullable List<@Nullable String> clauses,

        @Schema(format = "date", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String startDate,

        @Schema(format = "date", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String endDate,

        @Schema(
                allowableValues = {"COUNTER", "ONLINE"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String signingChannel,

        @Schema(format = "date-time", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String signingTime,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String templateVersion,

        @Schema(description = "How many queries it may serve; 1 unless given", minimum = "1") @Nullable Integer uses) {

    /** Who the subject is. Prints redacted. */
    @Schema(name = "SubjectInput")
    record SubjectPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,

            @Schema(
                    allowableValues = {"RESIDENT_ID", "UNIFIED_SOCIAL_CREDIT_CODE"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String documentType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String documentNumber,

            @Nullable String phone) {

        @Override
        public String toString() {
            return "SubjectPart[***]";
        }
    }

    /** Whom the subject authorizes. */
    @Schema(name = "InstitutionInput")
    record InstitutionPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,

            @Schema(description = "Full name as registered", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name) {}

    // Mapped by hand: every sensitive field is named here and nowhere else.
    AuthorizationStatement toStatement() {
        var who = subject == null ? new SubjectPart(null, null, null, null) : subject;
        var whom = institution == null ? new InstitutionPart(null, null) : institution;
        return new AuthorizationStatement(
                kind,
                who.name(),
                who.documentType(),
                who.documentNumber(),
                who.phone(),
                whom.code(),
                whom.name(),
                purpose,
                purposeStatement,
                product,
                reportTypes == null ? List.of() : reportTypes,
                clauses == null ? List.of() : clauses,
                startDate,
                endDate,
                signingChannel,
                signingTime,
                templateVersion,
                uses);
    }

    @Override
    public String toString() {
        return "CreateAuthorizationRequest[***]";
    }
}
