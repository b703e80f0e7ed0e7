package cn.zhengxin.audit.inspection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record as it was found. */
record InspectedRecord(
        long sequence,
        UUID eventId,
        String producer,
        long producerSequence,
        Instant receivedAt,
        String salt,
        String leafHash,
        @Nullable String institution,
        String record) {

    /** Never the record's content. */
    @Override
    public String toString() {
        return "InspectedRecord[" + sequence + "]";
    }
}
