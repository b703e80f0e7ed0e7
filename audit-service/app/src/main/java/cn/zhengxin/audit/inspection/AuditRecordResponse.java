package cn.zhengxin.audit.inspection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record of the ledger.
 *
 * @param sequence its place, counted from 0
 * @param event the event that is recorded
 * @param producerSequence the producer's own number of the event
 */
record AuditRecordResponse(
        long sequence,
        UUID eventId,
        String producer,
        long producerSequence,
        Instant receivedAt,
        String leafHash,

        @Schema(type = "object", description = "The event as its producer wrote it") @Nullable JsonNode event) {

    /** Never the record's content. */
    @Override
    public String toString() {
        return "AuditRecordResponse[" + sequence + "]";
    }
}
