package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.endtoend.Kills.Kill;
import cn.zhengxin.deploy.endtoend.Kills.Victim;
import cn.zhengxin.deploy.servers.StartRefused;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every process on the way of a query is killed with -9 at random points while requests run. A short form belongs to every
 * build; {@code -Djourney.kills=20} is the whole of it, {@code -Djourney.seed=…} repeats an order of kills.
 */
@Journey
@Order(Stage.KILLS)
@Timeout(value = 3, unit = TimeUnit.HOURS)
class OneFootprintKillsJourneyTests {

    private static final int OF_EACH = Integer.getInteger("journey.kills", 2);
    private static final long SEED = Long.getLong("journey.seed", 20_261_126L);

    /** So many begin with each kill, beside what earlier ones left unfinished. */
    private static final int REQUESTS_PER_KILL = 4;

    /** The bureau takes its time, so that many a kill meets an inquiry under way. */
    private static final String UNHURRIED = "{\"mode\":\"SLOW\",\"delayMillis\":250}";

    private static final Duration GOAL = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final String SYSTEM = "loan-origination";
    private static final List<String> CALLERS = List.of(Branch.OFFICER, Branch.REVIEWER, SYSTEM);
    private static final Duration TOKEN_AGE = Duration.ofMinutes(2);
    private static final String SETTLED =
            "('ANSWERED', 'NO_RECORD', 'REJECTED', 'FAILED', 'REFUSED', 'REVIEW_REJECTED')";

    private final RunningPlatform platform;
    private final Bureau bureau;
    private final Branch branch;
    private final PatientClient patient;
    private final Instant begin = Instant.now();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Future<?>> work = new ArrayList<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder toldFailed = new LongAdder();
    private final LongAdder unfit = new LongAdder();
    private final Map<Victim, List<Duration>> ready = new EnumMap<>(Victim.class);
    private final Map<Victim, List<Duration>> caughtUp = new EnumMap<>(Victim.class);

    OneFootprintKillsJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        bureau = platform.bureau();
        branch = platform.branch();
        patient = new PatientClient(platform.clients());
    }

    @Test
    @DisplayName(
            "Q12 · N4 · N5 · U2 · kill -9 of service, relay, database, broker and bureau while requests run: one inquiry each, nothing lost")
    void killedAtRandomPoints() throws SQLException {
        bureau.behave(UNHURRIED);
        try {
            for (Kill kill : Kills.plan(OF_EACH, SEED)) {
                // Signing in needs the database; it is not what is tried here.
                CALLERS.forEach(caller -> platform.clients().renew(caller, TOKEN_AGE));
                carryOut(kill);
            }
        } finally {
            bureau.behaveNormally();
        }
        work.forEach(OneFootprintKillsJourneyTests::join);
        threads.close();
        awaitSettled();

        var findings = platform.reconcile();
        long approved = approved();
        var footprints = bureau.footprintsSince(begin);
        tell(approved, footprints, findings);

        assertThat(footprints.values()).as("inquiries per request number").containsOnly(1L);
        assertThat((long) footprints.size())
                .as("approved requests and their inquiries")
                .isEqualTo(approved);
        assertThat(bureau.deliveredAgainSince(begin))
                .as("inquiries that reached the bureau again")
                .isZero();
        assertThat(unfit.sum()).as("requests without an answer to rely on").isZero();
        assertThat(findings).isEmpty();
        assertThat(ready.values()).allSatisfy(times -> assertThat(times).isNotEmpty());
    }

    // --- kills

    private void carryOut(Kill kill) throws SQLException {
        for (int i = 0; i < REQUESTS_PER_KILL; i++) {
            int number = numbers.getAndIncrement();
            work.add(threads.submit(() -> query(number)));
        }
        if (kill.victim() == Victim.RELAY) {
            awaitUnpublished(kill.database());
        }
        LockSupport.parkNanos(kill.after().toNanos());
        var process = platform.process(kill.process());
        Instant killed = Instant.now();
        long begun = System.nanoTime();
        process.killHard();
        // As a supervisor would: PostgreSQL refuses to start while backends of the killed one still hold its memory.
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(StartRefused.class)
                .untilAsserted(process::start);
        long again = System.nanoTime();
        ready.computeIfAbsent(kill.victim(), _ -> new ArrayList<>()).add(Duration.ofNanos(again - begun));
        if (kill.victim() == Victim.BUREAU) {
            bureau.behave(UNHURRIED);
        }
        awaitCaughtUp(killed);
        caughtUp.computeIfAbsent(kill.victim(), _ -> new ArrayList<>())
                .add(Duration.ofNanos(System.nanoTime() - begun));
        platform.measurements()
                .note(String.format(
                        Locale.ROOT,
                        "killed %s (%s): ready after %.1f s, caught up after %.1f s",
                        kill.victim().title(),
                        kill.process(),
                        seconds(ready.get(kill.victim()).getLast()),
                        seconds(caughtUp.get(kill.victim()).getLast())));
    }

    /** Until a relay has something to do; when it was too quick for us each time, it is killed at rest. */
    private void awaitUnpublished(String database) {
        long deadline = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (System.nanoTime() < deadline
                && platform.countIn(database, "SELECT count(*) FROM outbox_event WHERE published_at IS NULL") == 0) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** Until a read goes through, and what was committed before the kill is on the topics. */
    private void awaitCaughtUp(Instant killed) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> platform.clients()
                                        .get(Branch.OFFICER, RunningPlatform.QUERIES + "?limit=1")
                                        .status()
                                == 200
                        && List.of("query", "authorization").stream()
                                .allMatch(database -> platform.countIn(
                                                database,
                                                "SELECT count(*) FROM outbox_event WHERE published_at IS NULL AND written_at < ?::timestamptz",
                                                killed.toString())
                                        == 0));
    }

    // --- requests

    /** One request of an officer and its review, or one of a system; it ends when there is an outcome to rely on. */
    private void query(int number) {
        var person = RunningPlatform.PEOPLE.person(SyntheticPopulation.FIRST_OF_CROWD + number);
        boolean bySystem = number % 2 == 1;
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            var authorization = authorized(person);
            if (authorization.isEmpty()) {
                continue;
            }
            var submitted = patient.post(
                    bySystem ? SYSTEM : Branch.OFFICER, RunningPlatform.QUERIES, Branch.query(person, authorization));
            if (submitted.isPresent()
                    && PatientClient.member(submitted.get(), "state").equals("FAILED")) {
                // Told so, with its id. Whoever still wants the report asks anew.
                toldFailed.increment();
                continue;
            }
            if (submitted.isEmpty() || submitted.get().status() != 201) {
                platform.measurements().note("no answer to rely on: " + submitted);
                unfit.increment();
                return;
            }
            if (finished(bySystem, submitted.get())) {
                answered.increment();
            } else {
                unfit.increment();
            }
            return;
        }
        platform.measurements().note("person " + person.number() + " got no query through");
        unfit.increment();
    }

    /** Empty when something broke on the way; what had been acknowledged by then is looked for all the same. */
    private String authorized(SyntheticPerson person) {
        try {
            return branch.authorize(person);
        } catch (AssertionError | RuntimeException _) {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            return "";
        }
    }

    private boolean finished(boolean bySystem, Answer submitted) {
        String query = submitted.text("id");
        String caller = bySystem ? SYSTEM : Branch.OFFICER;
        if (!bySystem) {
            var reviewed = reviewed(query);
            // 409: counted before the answer got lost, unless the query still waits; then a client decides once more.
            if (reviewed.filter(answer -> answer.status() == 409).isPresent()
                    && patient.stateOf(Branch.REVIEWER, query).equals("PENDING_REVIEW")) {
                platform.measurements()
                        .note("review of " + query + ", which still waits, was told "
                                + reviewed.orElseThrow().body());
                reviewed = reviewed(query);
            }
            if (reviewed.isEmpty()
                    || (reviewed.get().status() != 200 && reviewed.get().status() != 409)) {
                platform.measurements().note("review of " + query + " came to " + reviewed);
                return false;
            }
        }
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> patient.stateOf(caller, query), "ANSWERED"::equals);
        } catch (ConditionTimeoutException _) {
            platform.measurements().note("query " + query + " is not answered");
            return false;
        }
        var report = patient.get(caller, RunningPlatform.QUERIES + "/" + query + "/report");
        return report.filter(answer -> answer.status() == 200).isPresent();
    }

    private Optional<Answer> reviewed(String query) {
        return patient.post(
                Branch.REVIEWER,
                RunningPlatform.QUERIES + "/" + query + "/review",
                Map.of("decision", "APPROVE", "comment", "checked"));
    }

    private static void join(Future<?> one) {
        try {
            one.get(10, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A request ended with neither an answer nor none", e);
        }
    }

    // --- afterwards

    private void awaitSettled() {
        await().atMost(Duration.ofMinutes(7))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> platform.countIn(
                                "query",
                                "SELECT count(*) FROM credit_query WHERE submitted_at >= ?::timestamptz AND state NOT IN "
                                        + SETTLED,
                                begin.toString())
                        == 0);
    }

    private long approved() {
        return platform.countIn(
                "query",
                "SELECT count(*) FROM credit_query WHERE submitted_at >= ?::timestamptz AND request_number IS NOT NULL",
                begin.toString());
    }

    private void tell(long approved, Map<String, Long> footprints, List<Finding> findings) {
        var table = new ByteArrayOutputStream();
        try (var out = new PrintStream(table, true, StandardCharsets.UTF_8)) {
            out.printf(
                    Locale.ROOT,
                    "one footprint, %d kills of each of %d, seed %d, since %s%n",
                    OF_EACH,
                    Victim.values().length,
                    SEED,
                    begin);
            out.printf(
                    Locale.ROOT, "%-18s %5s  %-28s  %s%n", "killed", "times", "ready after, s", "caught up after, s");
            ready.forEach((victim, times) -> out.printf(
                    Locale.ROOT,
                    "%-18s %5d  %-28s  %s%n",
                    victim.title(),
                    times.size(),
                    spread(times),
                    spread(caughtUp.getOrDefault(victim, List.of()))));
            out.printf(
                    Locale.ROOT,
                    "ready again within %d s: %d of %d%n",
                    GOAL.toSeconds(),
                    ready.values().stream()
                            .flatMap(List::stream)
                            .filter(time -> time.compareTo(GOAL) <= 0)
                            .count(),
                    ready.values().stream().mapToInt(List::size).sum());
            out.printf(
                    Locale.ROOT,
                    "queries begun %d, answered %d, told that they failed and begun anew %d, without an answer to rely on %d; requests %d, of them repetitions %d%n",
                    numbers.get(),
                    answered.sum(),
                    toldFailed.sum(),
                    unfit.sum(),
                    patient.requests(),
                    patient.repetitions());
            out.printf(
                    Locale.ROOT,
                    "approved requests %d, inquiries at the bureau %d, request numbers with more than one %d, delivered again %d%n",
                    approved,
                    footprints.values().stream().mapToLong(Long::longValue).sum(),
                    footprints.values().stream().filter(times -> times > 1).count(),
                    bureau.deliveredAgainSince(begin));
            int _ = ReconciliationChecker.report(findings, out);
        }
        platform.measurements().note(table.toString(StandardCharsets.UTF_8));
    }

    private static String spread(List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f (%.1f – %.1f)",
                        (seconds(sorted.get((sorted.size() - 1) / 2)) + seconds(sorted.get(sorted.size() / 2))) / 2,
                        seconds(sorted.getFirst()),
                        seconds(sorted.getLast()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
