package cn.zhengxin.dispute.dispute.web;

import cn.zhengxin.dispute.deadline.Punctuality;
import cn.zhengxin.dispute.dispute.model.BusinessType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a dispute is. What the person wrote is not in here, so that lists and kept answers do not hold it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisputeResponse(
        UUID id,
        State state,
        Instant receivedAt,
        LocalDate dueDate,
        Punctuality punctuality,
        String institution,
        BusinessType businessType,
        @Nullable UUID queryId,
        @Nullable String itemPath,
        PeriodResponse period,
        List<EvidenceResponse> evidence,
        int policyVersion,
        @Nullable Instant acceptedAt,
        @Nullable Instant decidedAt,
        @Nullable Outcome outcome) {

    /** The states of a dispute. */
    enum State {
        FILED,
        ACCEPTED,
        DECIDED
    }

    /** The ways it ends. */
    enum Outcome {
        CORRECTED,
        UPHELD
    }

    record PeriodResponse(LocalDate from, LocalDate to) {}

    record EvidenceResponse(UUID id, String kind, String mediaType, int size) {}
}
