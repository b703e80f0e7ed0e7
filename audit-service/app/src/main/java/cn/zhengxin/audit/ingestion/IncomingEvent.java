package cn.zhengxin.audit.ingestion;

import cn.zhengxin.audittrail.ReceivedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into the ledger.
 *
 * @param event the whole event as canonical JSON
 */
public record IncomingEvent(
        UUID eventId,
        String producer,
        long producerSequence,
        String topic,
        String type,
        String aggregateId,
        @Nullable String subjectReference,
        @Nullable String authorizationId,
        @Nullable String institution,
        String account,
        Instant occurredAt,
        Instant receivedAt,
        String event) {

    static IncomingEvent of(ReceivedEvent received, Instant receivedAt) {
        var event = received.event();
        return new IncomingEvent(
                event.id().value(),
                received.producer(),
                received.sequence(),
                received.topic(),
                event.type(),
                event.aggregateId(),
                event.subjectReference(),
                event.authorizationId(),
                event.actor().institution(),
                event.actor().account(),
                event.occurredAt(),
                receivedAt,
                CanonicalEvent.of(event));
    }

    /** Never the event's content. */
    @Override
    public String toString() {
        return "IncomingEvent[" + producer + " " + producerSequence + "]";
    }
}
