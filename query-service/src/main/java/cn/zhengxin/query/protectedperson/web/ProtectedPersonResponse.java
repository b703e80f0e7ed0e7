package cn.zhengxin.query.protectedperson.web;

import cn.zhengxin.query.protectedperson.ProtectedPerson;
import cn.zhengxin.sensitivetypes.DocumentType;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry in the list; of its subject, what is shown by default (M2). */
@Schema(name = "ProtectedPerson")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProtectedPersonResponse(
        UUID id,
        ProtectedPerson.State state,

        @Schema(description = "Absent when the entry has ended: whom it was about is forgotten") @Nullable ProtectedSubjectResponse subject,

        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** Whom it is about, masked. */
    record ProtectedSubjectResponse(String name, DocumentType documentType, String documentNumber) {}
}
