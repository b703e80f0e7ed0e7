package cn.zhengxin.query.batch.web;

import cn.zhengxin.query.batch.model.Approval;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.Pause;
import cn.zhengxin.query.batch.model.RowState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch as callers see it.
 *
 * @param counts rows by state, states without a row left out; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchResponse(
        UUID id,
        CreditQueryBatch.State state,
        String institution,
        String uploadedBy,
        Instant uploadedAt,
        int rows,
        @Nullable Map<RowState, Integer> counts,
        List<ApprovalResponse> approvals,
        @Nullable PauseResponse pause,
        @Nullable Instant startedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    BatchResponse {
        approvals = List.copyOf(approvals);
    }

    record ApprovalResponse(String by, Instant at) {}

    record PauseResponse(Pause.Reason reason, String by, Instant at) {}

    static BatchResponse of(CreditQueryBatch batch, @Nullable Map<RowState, Integer> counts) {
        return switch (batch) {
            case CreditQueryBatch.AwaitingApproval s -> of(s, counts, s.first(), null, null, null, null, null);
            case CreditQueryBatch.Rejected s -> of(s, counts, s.first(), null, null, null, s.by(), s.at());
            case CreditQueryBatch.Approved s -> of(s, counts, s.first(), s.second(), null, null, null, null);
            case CreditQueryBatch.Running s -> of(s, counts, s.first(), s.second(), null, s.startedAt(), null, null);
            case CreditQueryBatch.Paused s ->
                of(s, counts, s.first(), s.second(), s.pause(), s.startedAt(), null, null);
            case CreditQueryBatch.Completed s ->
                of(s, counts, s.approvals().first(), s.approvals().second(), null, s.startedAt(), null, s.at());
            case CreditQueryBatch.Cancelled s -> of(s, counts, s.first(), s.second(), null, null, s.by(), s.at());
        };
    }

    private static BatchResponse of(
            CreditQueryBatch batch,
            @Nullable Map<RowState, Integer> counts,
            @Nullable Approval first,
            @Nullable Approval second,
            @Nullable Pause pause,
            @Nullable Instant startedAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt) {
        var particulars = batch.particulars();
        return new BatchResponse(
                batch.id().value(),
                batch.state(),
                particulars.institution(),
                particulars.uploader().account(),
                particulars.uploadedAt(),
                particulars.rows(),
                counts,
                Stream.of(first, second)
                        .filter(Objects::nonNull)
                        .map(approval -> new ApprovalResponse(approval.by().account(), approval.at()))
                        .toList(),
                pause == null ? null : new PauseResponse(pause.reason(), pause.by(), pause.at()),
                startedAt,
                endedBy,
                endedAt);
    }
}
