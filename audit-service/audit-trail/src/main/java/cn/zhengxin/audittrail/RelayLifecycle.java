package cn.zhengxin.audittrail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the relay on a thread of its own while the service runs. */
final class RelayLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RelayLifecycle.class);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final OutboxRelay relay;
    private final Runnable housekeeping;
    private final RelaySignal signal;
    private final AuditTrailProperties.Relay settings;

    private volatile boolean running;
    private volatile boolean tried;
    private @Nullable Thread thread;

    RelayLifecycle(OutboxRelay relay, Runnable housekeeping, RelaySignal signal, AuditTrailProperties.Relay settings) {
        this.relay = relay;
        this.housekeeping = housekeeping;
        this.signal = signal;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        signal.raise();
        var stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(Duration.ofSeconds(5))) {
                stopping.interrupt();
                stopping.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Whether the first pass is over, however it went: the way to the topic is either open and rehearsed, or another relay's, or
     * known to be closed at the moment.
     */
    boolean isTried() {
        return tried;
    }

    /** Before the web server starts and after it has stopped, so that the last request's events still go out. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var failures = 0;
        var cleanedAt = System.nanoTime();
        // What was committed while events gathered is still sent when the service stops.
        var gathered = false;
        try {
            while (running || gathered) {
                try {
                    var outcome = relay.pass();
                    failures = 0;
                    tried = true;
                    // Once: what other instances go on writing is for the next relay.
                    gathered = running && outcome == OutboxRelay.Outcome.SENT;
                    if (outcome != OutboxRelay.Outcome.STANDBY
                            && System.nanoTime() - cleanedAt > HOUSEKEEPING.toNanos()) {
                        cleanedAt = System.nanoTime();
                        housekeeping.run();
                    }
                    switch (outcome) {
                        case FULL -> {}
                        // When events keep coming, a pass for each few of them costs more than it hastens.
                        case SENT -> Thread.sleep(settings.gather());
                        case IDLE -> signal.await(settings.interval());
                        case STANDBY -> signal.await(relay.standbyPause());
                    }
                } catch (RuntimeException failure) {
                    if (!running) {
                        return;
                    }
                    failures++;
                    tried = true;
                    if (failures == 1 || failures % 30 == 0) {
                        log.warn("Events wait in the outbox, the relay failed {} times in a row", failures, failure);
                    }
                    Thread.sleep(Math.min(2_000L, 100L << Math.min(failures, 5)));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private void leave() {
        try {
            relay.resign();
        } catch (RuntimeException failure) {
            log.debug("The lease was not given back and will lapse", failure);
        }
    }
}
