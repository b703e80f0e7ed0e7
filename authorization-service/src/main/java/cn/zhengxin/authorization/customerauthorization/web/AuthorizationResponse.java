package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.sensitivetypes.DocumentType;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An authorization as it is shown: personal data masked, whoever looks. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthorizationResponse(
        UUID id,
        String number,
        AuthorizationState state,

        @Schema(
                description =
                        "Computed: whether anything may rest on it now; false also once an authorization it is derived from ended (A7)")
        boolean inForce,

        @Schema(description = "Computed from the end date in Asia/Shanghai when asked (A12)")
        boolean expired,

        @Schema(description = "Computed too: some days after the end date the record is only read (A12)")
        boolean sealed,

        AuthorizationKind kind,
        String subjectReference,

        @Schema(description = "Masked; absent once the file's key is destroyed") @Nullable SubjectPart subject,

        InstitutionPart institution,

        @Schema(description = "Partners that may query too (A7)")
        List<RecipientPart> recipients,

        @Schema(description = "For a consent to hand on: what is handed on, and by whom (A7)") @Nullable DerivedFromPart derivedFrom,

        Purpose purpose,
        @Nullable String purposeStatement,
        Product product,
        List<ReportType> reportTypes,
        List<Clause> clauses,
        LocalDate startDate,
        LocalDate endDate,
        SigningChannel signingChannel,
        Instant signingTime,
        String templateVersion,
        int uses,

        @Schema(
                description =
                        "Guardian, borrower, legal representative and handler; absent where the subject acts alone")
        @Nullable CircumstancesPart circumstances,

        int policyVersion,
        @Schema(description = "Staff only") @Nullable String enteredBy,
        Instant createdAt,

        @Schema(description = "What is still needed before the authorization is active")
        List<String> missing,

        @Nullable List<EvidencePart> evidence,
        @Nullable WithdrawalPart withdrawal,
        @Nullable ClosurePart closure,
        @Nullable List<RemarkPart> remarks) {

    /** Who the subject is, masked. */
    @Schema(name = "MaskedSubject")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectPart(
            String name,
            DocumentType documentType,
            String documentNumber,
            @Nullable String phone) {}

    /** Who is authorized. */
    @Schema(name = "Institution")
    record InstitutionPart(String code, String name) {}

    /** A partner the subject names. */
    @Schema(name = "Recipient")
    record RecipientPart(String institutionCode, Purpose purpose) {}

    /** What is handed on, and by whom. */
    @Schema(name = "DerivedFrom")
    record DerivedFromPart(UUID authorizationId, String partner) {}

    /** A piece of evidence, without its content. */
    @Schema(name = "Evidence")
    record EvidencePart(
            UUID evidenceId, EvidenceKind kind, String mediaType, long size, String sha256, Instant addedAt) {}

    /** The receipt of a withdrawal. */
    @Schema(name = "Withdrawal")
    record WithdrawalPart(String receiptNumber, Instant withdrawnAt) {}

    /** The end of the credit business. */
    @Schema(name = "Closure")
    record ClosurePart(ClosureReason reason, Instant closedAt) {}

    /** Words of a person on one occasion. */
    @Schema(name = "Remark")
    record RemarkPart(String occasion, String text) {

        @Override
        public String toString() {
            return "RemarkPart[" + occasion + ", ***]";
        }
    }

    @Override
    public String toString() {
        return "AuthorizationResponse[" + id + ", " + state + "]";
    }
}
