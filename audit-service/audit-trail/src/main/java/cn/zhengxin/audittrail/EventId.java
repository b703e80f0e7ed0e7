package cn.zhengxin.audittrail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one event for ever. It is minted by the producer inside the business transaction, never by a consumer: a
 * redelivery must carry the same identifier, or it becomes a second fact.
 */
public record EventId(@JsonValue UUID value) {

    @JsonCreator
    public EventId {
        Objects.requireNonNull(value, "value");
    }

    /** A new identifier, ordered by time (UUID version 7). */
    public static EventId next() {
        return new EventId(UuidCreator.getTimeOrderedEpoch());
    }

    public static EventId of(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
