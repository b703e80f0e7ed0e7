package cn.zhengxin.authorization.retention.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one file, or all files of one subject, from being destroyed.
 *
 * @param authorization the file; null where the hold is on a subject
 * @param subject the subject; null where the hold is on one file
 * @param liftedBy null while it holds
 */
public record LegalHold(
        UUID id,
        String institution,
        @Nullable AuthorizationId authorization,
        @Nullable SubjectReference subject,
        Party placedBy,
        Instant placedAt,
        @Nullable Party liftedBy,
        @Nullable Instant liftedAt) {

    public LegalHold {
        if ((authorization == null) == (subject == null)) {
            throw new IllegalArgumentException("A hold is on one file or on one subject");
        }
    }

    public boolean isOpen() {
        return liftedAt == null;
    }

    public LegalHold lift(Party by, Instant at) {
        return new LegalHold(id, institution, authorization, subject, placedBy, placedAt, by, at);
    }
}
