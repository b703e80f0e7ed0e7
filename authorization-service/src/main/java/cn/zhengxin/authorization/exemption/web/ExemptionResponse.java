package cn.zhengxin.authorization.exemption.web;

import cn.zhengxin.authorization.exemption.application.StoredExemption;
import cn.zhengxin.authorization.exemption.model.AuthorityKind;
import cn.zhengxin.authorization.exemption.model.ExemptionParticulars;
import cn.zhengxin.authorization.exemption.model.ExemptionReview;
import cn.zhengxin.authorization.exemption.model.LegalDocumentKind;
import cn.zhengxin.authorization.exemption.model.UrgentGround;
import cn.zhengxin.authorization.inquiry.ReportType;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A judicial exemption as it is shown: the subject masked, whoever looks. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExemptionResponse(
        UUID id,
        String number,
        ExemptionState state,
        String institution,
        String subjectReference,
        AuthorityKind authorityKind,
        LegalDocumentKind documentKind,
        @Schema(description = "Absent in lists") @Nullable ParticularsPart particulars,
        ReportType reportType,
        @Nullable UrgentGround urgentGround,
        int uses,
        LocalDate startDate,
        LocalDate endDate,
        String enteredBy,
        Instant enteredAt,

        @Schema(description = "Urgent ones only: until when the file has to be complete") @Nullable Instant completeBy,

        @Schema(description = "Computed when asked: not completed in time; allows no query")
        boolean overdue,

        @Schema(description = "What the file still needs") List<String> missing,
        List<ReviewPart> reviews,
        @Nullable String centralBankReport,
        int policyVersion) {

    /** The words of the document, and the subject masked. */
    @Schema(name = "ExemptionParticulars")
    record ParticularsPart(
            String authorityName,
            String documentNumber,
            String caseNumber,
            String legalArticle,
            String subjectName,
            String subjectDocumentNumber) {

        @Override
        public String toString() {
            return "ParticularsPart[***]";
        }
    }

    /** One reviewer's decision. */
    @Schema(name = "ExemptionReview")
    record ReviewPart(String by, ExemptionReview.Decision decision, Instant at) {}

    static ExemptionResponse of(StoredExemption stored, Optional<ExemptionParticulars> particulars, Instant now) {
        var exemption = stored.exemption();
        var facts = exemption.facts();
        var content = facts.content();
        var report = exemption.progress().report();
        return new ExemptionResponse(
                facts.id().value(),
                facts.number().value(),
                ExemptionState.of(exemption),
                facts.institution(),
                facts.subject().value(),
                content.authority(),
                content.document(),
                particulars.map(ExemptionResponse::part).orElse(null),
                content.reportType(),
                content.urgent(),
                content.uses(),
                content.term().start(),
                content.term().end(),
                facts.enteredBy().account(),
                facts.enteredAt(),
                facts.completeBy(),
                exemption.isOverdue(now),
                exemption.missing(),
                exemption.progress().reviews().stream()
                        .map(review -> new ReviewPart(review.by().account(), review.decision(), review.at()))
                        .toList(),
                report == null ? null : report.reference(),
                facts.policyVersion());
    }

    private static ParticularsPart part(ExemptionParticulars particulars) {
        return new ParticularsPart(
                particulars.authorityName(),
                particulars.documentNumber(),
                particulars.caseNumber(),
                particulars.legalArticle(),
                particulars.name().masked(),
                particulars.document().masked());
    }

    @Override
    public String toString() {
        return "ExemptionResponse[" + id + ", " + state + "]";
    }
}
