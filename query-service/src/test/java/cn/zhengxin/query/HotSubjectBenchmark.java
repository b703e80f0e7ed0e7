package cn.zhengxin.query;

import static cn.zhengxin.query.Surroundings.json;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The worst there is for what counts under locks (Q3, Q7) and for the uses of one authorization (A13): so many queries a second of one
 * officer on one subject under one authorization, whose owner takes its time over each use. Prints what was answered and how late, and
 * where it waited: for a connection of the pool, for a lock, in a transaction that does nothing, or at the owner. Every query waits for
 * review. No part of the build; named with {@code -Dtest=HotSubjectBenchmark}.
 */
class HotSubjectBenchmark {

    private static final Surroundings SURROUNDINGS = Surroundings.shared();
    private static final int PER_SECOND = Integer.getInteger("perSecond", 50);
    private static final int SECONDS = Integer.getInteger("seconds", 15);
    private static final int USE_TAKES = Integer.getInteger("useTakesMillis", 5);
    private static final Duration SAMPLE_EACH = Duration.ofMillis(20);

    private record Answered(int second, int status, String word, long millis) {}

    @Test
    void run() throws Exception {
        var settings = SURROUNDINGS.settings("query_hot_subject");
        // The service's own login: PostgreSQL shows nobody else what a backend does.
        var watcher = JdbcClient.create(new SingleConnectionDataSource(
                settings.get("spring.datasource.url"),
                settings.get("spring.datasource.username"),
                settings.get("spring.datasource.password"),
                true));
        try (var service = Surroundings.another(settings)) {
            int port = Integer.parseInt(String.valueOf(service.getEnvironment().getProperty("local.server.port")));
            var pool = ((HikariDataSource) service.getBean(DataSource.class)).getHikariPoolMXBean();
            for (int warmUp = 0; warmUp < 300; warmUp++) {
                submit(port, UUID.randomUUID(), 1 + warmUp % 100);
            }
            SURROUNDINGS.neighbours.calls.clear();
            SURROUNDINGS.neighbours.useTakes = Duration.ofMillis(USE_TAKES);
            var waits = new ConcurrentHashMap<String, LongAdder>();
            var samples = new AtomicInteger();
            var mostPending = new AtomicInteger();
            var mostOut = new AtomicInteger();
            var out = new AtomicInteger();
            var answers = new ConcurrentLinkedQueue<Answered>();
            try (var sampler = Executors.newSingleThreadScheduledExecutor();
                    var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = sampler.scheduleAtFixedRate(
                        () -> {
                            samples.incrementAndGet();
                            mostPending.accumulateAndGet(pool.getThreadsAwaitingConnection(), Math::max);
                            count(waits, "pool: waiting for a connection", pool.getThreadsAwaitingConnection());
                            count(waits, "pool: connections in use", pool.getActiveConnections());
                            backends(watcher).forEach((what, number) -> count(waits, what, number));
                        },
                        0,
                        SAMPLE_EACH.toMillis(),
                        TimeUnit.MILLISECONDS);
                var authorization = UUID.randomUUID();
                long began = System.nanoTime();
                for (int query = 0; query < PER_SECOND * SECONDS; query++) {
                    long due = began + query * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                    int second = query / PER_SECOND;
                    callers.execute(() -> {
                        mostOut.accumulateAndGet(out.incrementAndGet(), Math::max);
                        long sent = System.nanoTime();
                        HttpResponse<String> answer = submit(port, authorization, 150);
                        out.decrementAndGet();
                        answers.add(new Answered(
                                second,
                                answer.statusCode(),
                                wordOf(answer),
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent)));
                    });
                }
                callers.shutdown();
                callers.awaitTermination(2, TimeUnit.MINUTES);
                sampler.shutdownNow();
            } finally {
                SURROUNDINGS.neighbours.useTakes = Duration.ZERO;
            }
            report(List.copyOf(answers), waits, samples.get(), mostPending.get(), mostOut.get());
        }
    }

    private static void report(
            List<Answered> answers, Map<String, LongAdder> waits, int samples, int mostPending, int mostOut) {
        say("%d queries, %d a second, %d ms for a use; most unanswered at once %d, most waiting for a connection %d"
                .formatted(answers.size(), PER_SECOND, USE_TAKES, mostOut, mostPending));
        var byWord = new TreeMap<String, List<Answered>>();
        answers.forEach(
                answer -> byWord.computeIfAbsent(answer.status() + " " + answer.word(), word -> new ArrayList<>())
                        .add(answer));
        byWord.forEach((word, those) -> say("  %-32s %5d   p50 %5d ms   p95 %5d ms   most %5d ms"
                .formatted(word, those.size(), percentile(those, 50), percentile(those, 95), percentile(those, 100))));
        var bySecond = new TreeMap<Integer, Map<Integer, Integer>>();
        answers.forEach(answer -> bySecond.computeIfAbsent(answer.second(), second -> new TreeMap<>())
                .merge(answer.status(), 1, Integer::sum));
        say("  by the second they were sent in: " + bySecond);
        say("  on average of %d looks:".formatted(samples));
        new TreeMap<>(waits)
                .forEach((what, sum) -> say("    %-44s %6.2f".formatted(what, (double) sum.sum() / samples)));
        say("  asked of the owner: " + new TreeMap<>(SURROUNDINGS.neighbours.calls));
    }

    /** What the service's backends are doing. */
    private static Map<String, Integer> backends(JdbcClient watcher) {
        var found = new HashMap<String, Integer>();
        watcher.sql("""
                        SELECT CASE WHEN state = 'idle in transaction' THEN 'backend: idle in a transaction'
                            WHEN wait_event_type IS NULL THEN 'backend: working'
                            ELSE 'backend: waits, ' || wait_event_type || ' ' || wait_event END AS what, count(*) AS number
                        FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' GROUP BY 1
                        """)
                .query((row, number) -> found.put(row.getString("what"), row.getInt("number")))
                .list();
        return found;
    }

    private static HttpResponse<String> submit(int port, UUID authorization, int person) {
        return SURROUNDINGS.post(
                port,
                "/api/v1/credit-queries",
                SURROUNDINGS.officer(),
                UUID.randomUUID().toString(),
                Surroundings.request(authorization, Surroundings.person(person)));
    }

    /** The state it came to, or the problem's code where there is none. */
    private static String wordOf(HttpResponse<String> answer) {
        var body = json(answer);
        return body.path("code").asString("") + " " + body.path("state").asString("without a state");
    }

    private static long percentile(List<Answered> answers, int percent) {
        var sorted = answers.stream()
                .map(Answered::millis)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static void count(Map<String, LongAdder> waits, String what, int number) {
        waits.computeIfAbsent(what, one -> new LongAdder()).add(number);
    }

    private static void say(String line) {
        System.out.printf(Locale.ROOT, "%s%n", line);
    }
}
