package cn.zhengxin.audit.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs the ledger: checks it now and then, appends, and carries heads to the witness and to the topic on threads of their own. */
@Component
class LedgerKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LedgerKeeper.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(30);

    private final AppendRecords append;
    private final CheckAgainstWitness check;
    private final Ledger ledger;
    private final WitnessFolder witness;
    private final TreeHeadTopic topic;
    private final LedgerState state;
    private final LedgerProperties properties;
    private final Clock clock;
    private final AtomicLong size = new AtomicLong();

    private volatile boolean running;
    private volatile Instant checked = Instant.EPOCH;
    private @Nullable Thread appender;
    private @Nullable Thread witnesser;
    private @Nullable Thread publisher;

    LedgerKeeper(
            AppendRecords append,
            CheckAgainstWitness check,
            Ledger ledger,
            WitnessFolder witness,
            TreeHeadTopic topic,
            LedgerState state,
            LedgerProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.append = append;
        this.check = check;
        this.ledger = ledger;
        this.witness = witness;
        this.topic = topic;
        this.state = state;
        this.properties = properties;
        this.clock = clock;
        Gauge.builder("zhengxin.audit.ledger.size", size, AtomicLong::get)
                .description("Records in the ledger")
                .register(meters);
        Gauge.builder("zhengxin.audit.ledger.sound", state, LedgerKeeper::sound)
                .description("1 while the ledger is what was signed")
                .register(meters);
    }

    private static double sound(LedgerState state) {
        return state.current() instanceof LedgerState.State.Sound ? 1 : 0;
    }

    @Override
    public synchronized void start() {
        running = true;
        check();
        appender = Thread.ofVirtual().name("ledger-append").start(() -> repeat(this::appendWaiting));
        witnesser = Thread.ofVirtual().name("ledger-witness").start(() -> repeat(this::carryToWitness));
        publisher = Thread.ofVirtual().name("ledger-publish").start(() -> repeat(() -> topic.catchUp(ledger)));
    }

    private void check() {
        try {
            found(check.handle());
            checked = clock.instant();
        } catch (DataAccessException | TransactionException | UncheckedIOException away) {
            log.warn("The ledger cannot be compared with its witness yet", away);
        }
    }

    private void found(LedgerState.State found) {
        if (state.current() instanceof LedgerState.State.Broken) {
            // Only a restart, after somebody has looked, gets out of this.
            return;
        }
        state.found(found);
        if (found instanceof LedgerState.State.Broken(String reason)) {
            log.error("U3: THE LEDGER WAS TAMPERED WITH: {}. Nothing is appended until this is resolved", reason);
        }
    }

    private void appendWaiting() {
        if (state.current() instanceof LedgerState.State.Unchecked
                || checked.plus(BETWEEN_CHECKS).isBefore(clock.instant())) {
            check();
        }
        if (!(state.current() instanceof LedgerState.State.Sound)) {
            return;
        }
        try {
            int taken = append.handle();
            while (running && taken >= properties.batch()) {
                taken = append.handle();
            }
            ledger.latestHead().ifPresent(head -> size.set(head.size()));
        } catch (LedgerBroken broken) {
            found(new LedgerState.State.Broken(String.valueOf(broken.getMessage())));
        }
    }

    private void carryToWitness() {
        if (!(state.current() instanceof LedgerState.State.Sound)) {
            return;
        }
        try {
            witness.catchUp(ledger);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void repeat(Runnable step) {
        try {
            while (running) {
                Duration pause = properties.appendInterval();
                try {
                    step.run();
                } catch (DataAccessException | TransactionException | KafkaException | UncheckedIOException away) {
                    log.warn("The ledger waits for a part that is away", away);
                    pause = AFTER_FAILURE;
                } catch (RuntimeException defect) {
                    log.error("The ledger's keeper failed and goes on", defect);
                    pause = AFTER_FAILURE;
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        end(appender);
        end(witnesser);
        end(publisher);
    }

    private static void end(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        try {
            // A batch under way is finished; the pause between batches is cut short.
            if (!thread.join(Duration.ofSeconds(1))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
