package cn.zhengxin.audittrail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries committed events to the topic, one relay per producer at a time.
 *
 * <p>A pass claims the lease, opens a publisher for the term (which shuts out earlier ones), numbers what is committed,
 * sends in the order of the numbers, and marks what was sent. Two fences stand against a relay that was frozen and
 * woken: the epoch in the database lets it number nothing, the broker lets it send nothing. The numbering comes after
 * the opening of the publisher on purpose: a late riser that shuts out its successor at the broker still finds the later
 * epoch before it sends anything.
 */
final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxQueue queue;
    private final Supplier<EventPublisher> publishers;
    private final UUID holder = UUID.randomUUID();
    private final AuditTrailProperties.Relay settings;

    private OutboxQueue.@Nullable Term term;
    private @Nullable EventPublisher publisher;
    private long claimedAt;

    OutboxRelay(OutboxQueue queue, Supplier<EventPublisher> publishers, AuditTrailProperties.Relay settings) {
        this.queue = queue;
        this.publishers = publishers;
        this.settings = settings;
    }

    /** What a pass came to. */
    enum Outcome {
        /** Another relay holds the lease. */
        STANDBY,
        /** Nothing waits. */
        IDLE,
        /** What waited was sent. */
        SENT,
        /** As much as one pass takes was sent; more may wait. */
        FULL
    }

    /** One pass. After an exception the next pass starts with a new publisher. */
    Outcome pass() {
        try {
            var held = claimed();
            if (held.isEmpty()) {
                dropPublisher();
                return Outcome.STANDBY;
            }
            var opened = publisher == null;
            if (publisher == null) {
                publisher = openPublisher();
            }
            // The first pass of a publisher goes on although nothing waits: the first event must not pay for the way
            // (O11).
            if (!opened && !queue.hasWork()) {
                return Outcome.IDLE;
            }
            if (queue.number(held.get(), settings.batch()).isEmpty()) {
                log.warn("The relay's term is over; another relay has taken over");
                term = null;
                dropPublisher();
                return Outcome.STANDBY;
            }
            var events = queue.unpublished(settings.batch());
            if (events.isEmpty()) {
                return Outcome.IDLE;
            }
            publisher.publish(events);
            queue.markPublished(events.getLast().sequence());
            return events.size() < settings.batch() ? Outcome.SENT : Outcome.FULL;
        } catch (RuntimeException failure) {
            term = null;
            dropPublisher();
            throw failure;
        }
    }

    private Optional<OutboxQueue.Term> claimed() {
        var third = settings.lease().dividedBy(3).toNanos();
        if (term != null && System.nanoTime() - claimedAt < third) {
            return Optional.of(term);
        }
        claimedAt = System.nanoTime();
        var claim = queue.claim(holder);
        if (claim.isPresent() && term != null && !claim.get().equals(term)) {
            // Lost and won again in between: the old publisher belongs to the old term.
            dropPublisher();
        }
        term = claim.orElse(null);
        return claim;
    }

    private EventPublisher openPublisher() {
        var opened = publishers.get();
        try {
            opened.progress()
                    .filter(progress -> queue.isNumbered(progress.lastEvent(), progress.sequence()))
                    .ifPresent(progress -> queue.markPublished(progress.sequence()));
            opened.rehearse();
            return opened;
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private void dropPublisher() {
        if (publisher != null) {
            publisher.close();
            publisher = null;
        }
    }

    /** Lets go of the publisher and the lease. */
    void resign() {
        dropPublisher();
        if (term != null) {
            queue.resign(term);
            term = null;
        }
    }

    Duration standbyPause() {
        return settings.lease().dividedBy(5);
    }
}
