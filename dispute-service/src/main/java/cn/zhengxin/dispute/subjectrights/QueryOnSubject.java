package cn.zhengxin.dispute.subjectrights;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One query made on a person (D7).
 *
 * @param eventId the event whose ledger record proves the query
 */
public record QueryOnSubject(
        UUID id,
        Instant time,
        String institution,
        String purpose,
        @Nullable String authorizationId,
        String state,
        @Nullable String reportType,
        UUID eventId) {}
