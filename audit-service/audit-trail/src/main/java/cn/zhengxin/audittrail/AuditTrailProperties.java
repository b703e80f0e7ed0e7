package cn.zhengxin.audittrail;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event stream's two ends.
 *
 * @param producer short name of the service, for example {@code query}
 * @param topic where its events go, for example {@code credit.query.v1}
 */
@ConfigurationProperties("zhengxin.audit-trail")
public record AuditTrailProperties(
        String producer,
        String topic,
        @DefaultValue Relay relay,
        @DefaultValue Topics topics,
        @DefaultValue Consumer consumer) {

    private static final Pattern PRODUCER = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    public AuditTrailProperties {
        if (!PRODUCER.matcher(Limits.text("zhengxin.audit-trail.producer", producer, 40))
                .matches()) {
            throw new IllegalArgumentException("zhengxin.audit-trail.producer is no short name in lower case");
        }
        if (!TOPIC.matcher(Limits.text("zhengxin.audit-trail.topic", topic, 200))
                .matches()) {
            throw new IllegalArgumentException("zhengxin.audit-trail.topic is no topic name");
        }
    }

    /**
     * The relay from the outbox to the topic.
     *
     * @param interval how often it looks for events that another instance wrote; its own instance wakes it at once
     * @param batch how many events it numbers and sends in one transaction
     * @param gather how long it lets events gather after it has sent some, unless a whole batch waits; the first event after a
     *     quiet moment does not wait
     * @param lease how long another relay waits for this one before it takes over; safety does not hang on it
     * @param retention how long sent events stay in the outbox
     * @param lateAfter age of the oldest unsent event at which health is reported as down
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("100ms") Duration interval,
            @DefaultValue("500") int batch,
            @DefaultValue("20ms") Duration gather,
            @DefaultValue("5s") Duration lease,
            @DefaultValue("7d") Duration retention,
            @DefaultValue("60s") Duration lateAfter) {

        public Relay {
            positive("relay.interval", interval);
            notNegative("relay.gather", gather);
            positive("relay.lease", lease);
            positive("relay.retention", retention);
            positive("relay.late-after", lateAfter);
            if (batch < 1) {
                throw new IllegalArgumentException("zhengxin.audit-trail.relay.batch is less than 1");
            }
        }
    }

    /** How topics are created when they are not there yet. */
    public record Topics(
            @DefaultValue("3") int partitions,
            @DefaultValue("1") short replicationFactor) {

        public Topics {
            if (partitions < 1 || replicationFactor < 1) {
                throw new IllegalArgumentException("zhengxin.audit-trail.topics holds a number less than 1");
            }
        }
    }

    /**
     * The consumers of events.
     *
     * @param enabled whether handlers receive events
     * @param batch how many events a handler that takes many at once is given at most
     * @param gather how long such events gather between two polls
     * @param attempts how often an event that a handler fails on is tried before it becomes a dead letter
     * @param firstPause before the second attempt; doubles each time
     * @param longestPause upper bound of the pauses
     * @param retention how long identifiers of handled events are kept
     */
    public record Consumer(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1000") int batch,
            @DefaultValue("50ms") Duration gather,
            @DefaultValue("5") int attempts,
            @DefaultValue("100ms") Duration firstPause,
            @DefaultValue("5s") Duration longestPause,
            @DefaultValue("30d") Duration retention) {

        public Consumer {
            notNegative("consumer.gather", gather);
            positive("consumer.first-pause", firstPause);
            positive("consumer.longest-pause", longestPause);
            positive("consumer.retention", retention);
            if (batch < 1) {
                throw new IllegalArgumentException("zhengxin.audit-trail.consumer.batch is less than 1");
            }
            if (attempts < 1) {
                throw new IllegalArgumentException("zhengxin.audit-trail.consumer.attempts is less than 1");
            }
        }
    }

    private static void notNegative(String member, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("zhengxin.audit-trail." + member + " is negative");
        }
    }

    private static void positive(String member, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("zhengxin.audit-trail." + member + " is not positive");
        }
    }
}
