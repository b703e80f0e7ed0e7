package cn.zhengxin.authorization.retention.web;

import cn.zhengxin.authorization.retention.model.LegalHold;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hold as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldResponse(
        UUID id,
        @Nullable UUID authorizationId,
        @Nullable String subjectReference,
        @Nullable String reason,
        String placedBy,
        Instant placedAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {

    static HoldResponse of(LegalHold hold, Optional<String> reason) {
        var authorization = hold.authorization();
        var subject = hold.subject();
        var liftedBy = hold.liftedBy();
        return new HoldResponse(
                hold.id(),
                authorization == null ? null : authorization.value(),
                subject == null ? null : subject.value(),
                reason.orElse(null),
                hold.placedBy().account(),
                hold.placedAt(),
                liftedBy == null ? null : liftedBy.account(),
                hold.liftedAt());
    }

    @Override
    public String toString() {
        return "HoldResponse[" + id + "]";
    }
}
