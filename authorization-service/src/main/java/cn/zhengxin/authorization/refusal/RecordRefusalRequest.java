package cn.zhengxin.authorization.refusal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal to record. Everything is text on purpose: what is missing or malformed is reported in one answer. Prints redacted. */
record RecordRefusalRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String purpose,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String product,

        @Schema(description = "Given by the subject only: the code of the institution that asked") @Nullable String institution,

        @Schema(description = "Given by officers only") @Nullable SubjectPart subject,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String noticeVersion,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "When the notice was shown, with zone")
        @Nullable String shownAt,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable String> alternativesOffered) {

    /** Who refused. Prints redacted. */
    @Schema(name = "RefusingSubjectInput")
    record SubjectPart(
            @Nullable String name,
            @Nullable String documentType,
            @Nullable String documentNumber) {

        @Override
        public String toString() {
            return "SubjectPart[***]";
        }
    }

    RefusalStatement toStatement() {
        var who = subject == null ? new SubjectPart(null, null, null) : subject;
        return new RefusalStatement(
                purpose,
                product,
                institution,
                who.name(),
                who.documentType(),
                who.documentNumber(),
                noticeVersion,
                shownAt,
                alternativesOffered == null ? List.of() : alternativesOffered);
    }

    @Override
    public String toString() {
        return "RecordRefusalRequest[***]";
    }
}
