package cn.zhengxin.authorization.exemption.model;

import org.jspecify.annotations.Nullable;

/** A judicial request as somebody enters it, nothing of it believed yet. Prints without content. */
public record ExemptionStatement(
        @Nullable String authorityName,
        @Nullable String authorityKind,
        @Nullable String documentKind,
        @Nullable String documentNumber,
        @Nullable String caseNumber,
        @Nullable String legalArticle,
        @Nullable Boolean sealChecked,
        @Nullable String subjectName,
        @Nullable String subjectDocumentType,
        @Nullable String subjectDocumentNumber,
        @Nullable String reportType,
        @Nullable Integer uses,
        @Nullable Boolean urgent,
        @Nullable String urgentGround) {

    @Override
    public String toString() {
        return "ExemptionStatement[***]";
    }
}
