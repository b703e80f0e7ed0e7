package cn.zhengxin.authorization.expirynotice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice as its institution sees it; of the subject the reference alone. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExpiryNoticeResponse(
        UUID authorizationId,
        String number,
        String subjectReference,
        LocalDate endDate,
        Instant announcedAt,
        NoticeState.Name state,
        int attempts,

        @Schema(description = "Of a pending notice") @Nullable Instant nextAttemptAt,

        @Schema(description = "Of a failed notice") NoticeState.@Nullable Reason reason,

        @Schema(description = "Of a delivered notice: the provider's name for it") @Nullable String receipt,

        @Schema(description = "When it was delivered, or given up") @Nullable Instant settledAt) {

    /** A page of notices, latest authorization first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<ExpiryNoticeResponse> items,

            @Schema(description = "Give it back as cursor for the following page; absent on the last") @Nullable String nextCursor) {}

    static ExpiryNoticeResponse of(ExpiryNotice notice) {
        return switch (notice.state()) {
            case NoticeState.Pending pending -> of(notice, pending.nextAttemptAt(), null, null, null);
            case NoticeState.Delivered delivered -> of(notice, null, null, delivered.receipt(), delivered.at());
            case NoticeState.Failed failed -> of(notice, null, failed.reason(), null, failed.at());
            case NoticeState.NoAddress none -> of(notice, null, null, null, none.at());
        };
    }

    private static ExpiryNoticeResponse of(
            ExpiryNotice notice,
            @Nullable Instant nextAttemptAt,
            NoticeState.@Nullable Reason reason,
            @Nullable String receipt,
            @Nullable Instant settledAt) {
        return new ExpiryNoticeResponse(
                notice.authorization().value(),
                notice.number(),
                notice.subjectReference(),
                notice.endDate(),
                notice.announcedAt(),
                notice.state().name(),
                notice.attempts(),
                nextAttemptAt,
                reason,
                receipt,
                settledAt);
    }
}
