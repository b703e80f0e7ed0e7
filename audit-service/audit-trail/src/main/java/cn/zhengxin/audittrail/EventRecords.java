package cn.zhengxin.audittrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Translates between events and messages. */
final class EventRecords {

    private EventRecords() {}

    static ProducerRecord<byte[], byte[]> of(String topic, String producer, OutboxQueue.NumberedEvent event) {
        var row = event.row();
        var message = new ProducerRecord<>(
                topic, row.aggregateId().getBytes(UTF_8), row.body().getBytes(UTF_8));
        var headers = message.headers();
        add(headers, EventHeaders.SPECIFICATION_VERSION, "1.0");
        add(headers, EventHeaders.ID, row.id().toString());
        add(headers, EventHeaders.SOURCE, "/zhengxin/" + producer);
        add(headers, EventHeaders.TYPE, "cn.zhengxin." + producer + "." + row.type() + ".v" + row.version());
        add(headers, EventHeaders.TIME, row.occurredAt().toString());
        add(headers, EventHeaders.SUBJECT, row.aggregateId());
        add(headers, EventHeaders.SEQUENCE, Long.toString(event.sequence()));
        add(headers, EventHeaders.PRODUCER, producer);
        add(headers, EventHeaders.CONTENT_TYPE, "application/json");
        row.traceparent().ifPresent(traceparent -> add(headers, EventHeaders.TRACEPARENT, traceparent));
        return message;
    }

    /** The event in a message, or nothing when the message does not keep to the envelope. */
    static Optional<ReceivedEvent> read(ConsumerRecord<byte[], byte[]> message) {
        var id = header(message.headers(), EventHeaders.ID);
        var producer = header(message.headers(), EventHeaders.PRODUCER);
        var sequence = header(message.headers(), EventHeaders.SEQUENCE).flatMap(EventRecords::number);
        if (id.isEmpty() || producer.isEmpty() || sequence.isEmpty()) {
            return Optional.empty();
        }
        return text(message.value())
                .flatMap(EventJson::read)
                .filter(event -> event.id().toString().equals(id.get()))
                .flatMap(event -> received(message, event, producer.get(), sequence.get()));
    }

    private static Optional<ReceivedEvent> received(
            ConsumerRecord<byte[], byte[]> message, AuditEvent event, String producer, long sequence) {
        try {
            return Optional.of(new ReceivedEvent(
                    event, producer, sequence, message.topic(), message.partition(), message.offset()));
        } catch (IllegalArgumentException outsideTheEnvelope) {
            return Optional.empty();
        }
    }

    static Optional<String> header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte @org.jspecify.annotations.Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
