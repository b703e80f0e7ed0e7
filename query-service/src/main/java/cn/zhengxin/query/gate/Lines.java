package cn.zhengxin.query.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Who is counted by the same key as somebody else lines up before a transaction begins, and so without a connection. All of them would
 * queue up at one lock of the database otherwise; a busy branch would hold every connection of the pool while it waits, and
 * nobody else would get one, not even those who have to finish first.
 *
 * <p>Lines decide nothing. What holds across processes is the lock of the database, at which one connection a key and process waits
 * at most.
 */
final class Lines {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final LineProperties settings;

    Lines(LineProperties settings) {
        this.settings = settings;
    }

    private record Line(Semaphore head, AtomicInteger members) {}

    /**
     * Works when it is at the head of all lines.
     *
     * @param keys in an order that all keep to, each once
     * @return what came of it; empty when a line was too long or the lines stood still for too long, and nothing was done
     */
    <T> Optional<T> inLine(List<String> keys, Supplier<T> work) {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        var passed = new ArrayList<String>();
        try {
            for (String key : keys) {
                if (!isAtTheHead(key, deadline)) {
                    return Optional.empty();
                }
                passed.add(key);
            }
            return Optional.of(work.get());
        } finally {
            for (String key : passed.reversed()) {
                lineOf(key).head().release();
                leave(key);
            }
        }
    }

    /** False, and not in line any more, when it did not come to that. */
    private boolean isAtTheHead(String key, long deadline) {
        Line line = join(key);
        boolean atTheHead = false;
        try {
            atTheHead = line.members().get() <= 1 + settings.waiting()
                    && line.head().tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            if (!atTheHead) {
                leave(key);
            }
        }
        return atTheHead;
    }

    private Line join(String key) {
        return lines.compute(key, (one, present) -> {
            Line joined = present == null ? new Line(new Semaphore(1, true), new AtomicInteger()) : present;
            joined.members().incrementAndGet();
            return joined;
        });
    }

    private Line lineOf(String key) {
        Line line = lines.get(key);
        if (line == null) {
            throw new IllegalStateException("Whoever is at the head of a line has not left it");
        }
        return line;
    }

    private void leave(String key) {
        lines.computeIfPresent(key, (one, present) -> present.members().decrementAndGet() == 0 ? null : present);
    }

    /** How many keys somebody wants at present. */
    int lines() {
        return lines.size();
    }
}
