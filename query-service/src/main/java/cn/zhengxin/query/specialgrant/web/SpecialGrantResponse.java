package cn.zhengxin.query.specialgrant.web;

import cn.zhengxin.query.gate.Circumstance;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A special grant as callers see it.
 *
 * @param usesTaken queries that rest on it or are just being judged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpecialGrantResponse(
        UUID id,
        State state,
        String institution,
        String branch,
        String holder,
        List<Circumstance> covers,
        Instant validFrom,
        Instant validUntil,
        int uses,
        int usesTaken,
        String reason,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    SpecialGrantResponse {
        covers = List.copyOf(covers);
    }

    /** As of now: that the time is over, or the uses are used up, is seen when it is read. */
    enum State {
        REQUESTED,
        GRANTED,
        USED_UP,
        EXPIRED,
        REJECTED,
        REVOKED
    }
}
