package cn.zhengxin.masking.unmasking.web;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An unmasking and what became of it.
 *
 * @param decidedBy who approved or rejected it
 * @param endsAt from this moment on it shows nothing any more; for approved ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnmaskingResponse(
        UUID id,
        UnmaskingState state,
        UUID creditQueryId,
        ReportType reportType,
        List<String> fields,
        List<String> kinds,
        int minutes,

        @Schema(description = "Absent when what is stored is not what was sealed; such a request is not approved")
        @Nullable String reason,

        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant endsAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    static UnmaskingResponse of(Unmasking unmasking, Instant now) {
        var request = unmasking.request();
        String decidedBy = null;
        Instant decidedAt = null;
        Instant endsAt = null;
        String revokedBy = null;
        Instant revokedAt = null;
        switch (unmasking) {
            case Unmasking.Requested requested -> {}
            case Unmasking.Approved approved -> {
                decidedBy = approved.approvedBy();
                decidedAt = approved.approvedAt();
                endsAt = approved.endsAt();
            }
            case Unmasking.Rejected rejected -> {
                decidedBy = rejected.rejectedBy();
                decidedAt = rejected.rejectedAt();
            }
            case Unmasking.Revoked revoked -> {
                revokedBy = revoked.revokedBy();
                revokedAt = revoked.revokedAt();
            }
        }
        return new UnmaskingResponse(
                request.id().value(),
                UnmaskingState.of(unmasking, now),
                request.creditQueryId(),
                request.reportType(),
                request.fields().paths().stream().sorted().toList(),
                request.fields().kinds().stream().map(FieldKind::word).sorted().toList(),
                request.minutes(),
                request.reason(),
                request.account(),
                request.at(),
                decidedBy,
                decidedAt,
                endsAt,
                revokedBy,
                revokedAt);
    }

    @Override
    public String toString() {
        return "UnmaskingResponse[" + id + ", " + state + "]";
    }
}
