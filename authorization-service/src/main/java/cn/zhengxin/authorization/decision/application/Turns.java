package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Who wants the same authorization waits for a turn before a transaction begins, and so without a connection. A13 has all of them
 * queue up at one row's lock; without turns the queue for one authorization would hold every connection of the pool, and decisions
 * on all others would wait behind it.
 *
 * <p>Turns decide nothing. What holds across instances is the lock of the row.
 */
public final class Turns {

    private final Map<AuthorizationId, Line> lines = new ConcurrentHashMap<>();
    private final TurnProperties settings;

    public Turns(TurnProperties settings) {
        this.settings = settings;
    }

    /** All who want one authorization, and the places of those whose turn it is. */
    private record Line(Semaphore places, AtomicInteger members) {}

    /**
     * Works when it is its turn.
     *
     * @return what came of it; empty when the line is too long or stood still for too long, and nothing was done
     */
    public <T> Optional<T> inTurn(AuthorizationId authorization, Supplier<T> work) {
        var line = lines.compute(authorization, (_, present) -> {
            var joined =
                    present == null ? new Line(new Semaphore(settings.atOnce(), true), new AtomicInteger()) : present;
            joined.members().incrementAndGet();
            return joined;
        });
        try {
            if (line.members().get() > settings.atOnce() + settings.waiting()
                    || !line.places().tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                line.places().release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lines.computeIfPresent(
                    authorization, (_, present) -> present.members().decrementAndGet() == 0 ? null : present);
        }
    }

    /** How many authorizations somebody wants at present. */
    int lines() {
        return lines.size();
    }
}
