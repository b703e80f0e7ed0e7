package cn.zhengxin.audittrail;

import java.util.Objects;

/**
 * An event as it came from a topic.
 *
 * @param producer which service numbered it
 * @param sequence gapless per producer, starting at 1
 */
public record ReceivedEvent(
        AuditEvent event, String producer, long sequence, String topic, int partition, long offset) {

    public ReceivedEvent {
        Objects.requireNonNull(event, "event");
        Limits.text("producer", producer, 64);
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence starts at 1");
        }
        Limits.text("topic", topic, 249);
    }
}
