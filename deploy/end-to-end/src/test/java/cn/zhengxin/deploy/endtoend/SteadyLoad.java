package cn.zhengxin.deploy.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Requests at a fixed rate, each on a thread of its own: a slow answer holds no later request back. */
final class SteadyLoad implements AutoCloseable {

    /** More are not sent while so many wait: a platform that is drowned shows nothing. */
    private static final int MOST_AT_ONCE = 150;

    private final Supplier<Answer> request;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final LongAdder heldBack = new LongAdder();
    private final List<Future<?>> sent = new CopyOnWriteArrayList<>();

    /** One request and its answer, by {@link System#nanoTime()}. */
    record Exchange(long sentAt, long answeredAt, Answer answer) {}

    private SteadyLoad(Supplier<Answer> request) {
        this.request = request;
    }

    static SteadyLoad of(int perSecond, Supplier<Answer> request) {
        var load = new SteadyLoad(request);
        Future<?> _ = load.pace.scheduleAtFixedRate(
                load::send, 0, Duration.ofSeconds(1).toNanos() / perSecond, TimeUnit.NANOSECONDS);
        return load;
    }

    private void send() {
        if (sent.size() - exchanges.size() >= MOST_AT_ONCE) {
            heldBack.increment();
            return;
        }
        sent.add(threads.submit(() -> {
            long sentAt = System.nanoTime();
            var answer = request.get();
            exchanges.add(new Exchange(sentAt, System.nanoTime(), answer));
        }));
    }

    /** What is answered so far, in the order of the answers. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    long answered(Predicate<Answer> kind) {
        return exchanges.stream().map(Exchange::answer).filter(kind).count();
    }

    /** How often a request was due and not sent. */
    long heldBack() {
        return heldBack.sum();
    }

    /** Sends nothing more and waits for the answers that are still out; false when one request had none. */
    boolean endsWithEveryAnswer() {
        close();
        return sent.size() == exchanges.size();
    }

    @Override
    public void close() {
        pace.close();
        threads.close();
    }
}
