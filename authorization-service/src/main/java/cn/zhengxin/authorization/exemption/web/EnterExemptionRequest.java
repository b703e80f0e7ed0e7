package cn.zhengxin.authorization.exemption.web;

import cn.zhengxin.authorization.exemption.model.ExemptionStatement;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A judicial request to enter. Everything is text on purpose: all faults are reported in one answer (A16). Prints redacted. */
record EnterExemptionRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable AuthorityPart authority,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable DocumentPart document,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String caseNumber,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String legalArticle,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean sealChecked,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable SubjectPart subject,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reportType,

        @Schema(description = "1 unless given") @Nullable Integer uses,

        @Schema(description = "Query first, complete the file afterwards") @Nullable Boolean urgent,

        @Schema(allowableValues = {"TERROR_FINANCING", "MONEY_LAUNDERING"}) @Nullable String urgentGround) {

    /** Who asks. */
    @Schema(name = "AuthorityInput")
    record AuthorityPart(@Nullable String name, @Nullable String kind) {}

    /** By which document. */
    @Schema(name = "LegalDocumentInput")
    record DocumentPart(@Nullable String kind, @Nullable String number) {}

    /** About whom. Prints redacted. */
    @Schema(name = "ExemptionSubjectInput")
    record SubjectPart(
            @Nullable String name,
            @Nullable String documentType,
            @Nullable String documentNumber) {

        @Override
        public String toString() {
            return "SubjectPart[***]";
        }
    }

    ExemptionStatement toStatement() {
        var asking = authority == null ? new AuthorityPart(null, null) : authority;
        var paper = document == null ? new DocumentPart(null, null) : document;
        var who = subject == null ? new SubjectPart(null, null, null) : subject;
        return new ExemptionStatement(
                asking.name(),
                asking.kind(),
                paper.kind(),
                paper.number(),
                caseNumber,
                legalArticle,
                sealChecked,
                who.name(),
                who.documentType(),
                who.documentNumber(),
                reportType,
                uses,
                urgent,
                urgentGround);
    }

    @Override
    public String toString() {
        return "EnterExemptionRequest[***]";
    }
}
