package cn.zhengxin.idempotency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes answers nobody asks for again. */
final class IdempotencyPurge implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyPurge.class);

    private final IdempotencyRecords records;
    private final Duration keptFor;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotency-purge").factory());

    IdempotencyPurge(IdempotencyRecords records, Duration keptFor, Duration interval) {
        this.records = records;
        this.keptFor = keptFor;
        var _ = timer.scheduleWithFixedDelay(
                this::purge, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void purge() {
        try {
            int purged = records.purge(keptFor);
            log.atDebug().addKeyValue("purged", purged).log("Old answers removed");
        } catch (RuntimeException later) {
            // An exception would end the timer; the next round tries again.
            log.atWarn().setCause(later).log("Old answers could not be removed");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
