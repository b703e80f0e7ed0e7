package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.local.LocalPlatform;
import cn.zhengxin.deploy.local.PlatformProcess;
import cn.zhengxin.deploy.local.PortPlan;
import cn.zhengxin.deploy.servers.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The whole platform, started on ports of its own, and everybody who works with it. */
final class RunningPlatform implements AutoCloseable {

    static final String QUERIES = "/api/v1/credit-queries";
    static final SyntheticPopulation PEOPLE = SyntheticPopulation.standard();

    private static final Path DATA = Path.of("target", "platform").toAbsolutePath();
    private static final List<String> SERVICES = List.of(
            "gateway", "authorization-service", "query-service", "masking-service", "dispute-service", "audit-service");
    private static final List<Integer> PORT_BASES = List.of(21_080, 22_080, 23_080, 24_080, 25_080);

    private final LocalPlatform platform;
    private final TraceCollector traces;
    private final PlatformAddress address;
    private final Clients clients;
    private final Bureau bureau;
    private final Branch branch;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Queue<SyntheticPerson> canaries = new ConcurrentLinkedQueue<>();

    private RunningPlatform(LocalPlatform platform, TraceCollector traces) {
        this.platform = platform;
        this.traces = traces;
        address = new PlatformAddress(platform.ports(), DATA);
        clients = new Clients(platform.gatewayUrl(), platform.signIn());
        bureau = new Bureau(platform.bureauControlUrl());
        branch = new Branch(clients);
    }

    static RunningPlatform start() {
        // Whoever works on a journey saves a minute with the data of the run before.
        if (!Boolean.getBoolean("journeys.keep-data")) {
            forget(DATA);
        }
        var traces = TraceCollector.into(new PlatformAddress(new PortPlan(PORT_BASES.getFirst()), DATA).traceFolder());
        try {
            return new RunningPlatform(startOnFreePorts(traces), traces);
        } catch (RuntimeException e) {
            traces.close();
            throw e;
        }
    }

    private static void forget(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalPlatform startOnFreePorts(TraceCollector traces) {
        var options = LocalPlatform.Options.here();
        for (String service : SERVICES) {
            for (var setting : traces.settingsOf(service).entrySet()) {
                options = options.with(service, setting.getKey(), setting.getValue());
            }
        }
        for (int base : PORT_BASES) {
            try {
                return LocalPlatform.start(base, DATA, options);
            } catch (StartRefused e) {
                if (e.reason() != StartRefused.Reason.PORT_TAKEN || base == PORT_BASES.getLast()) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("No port base is free");
    }

    PlatformAddress address() {
        return address;
    }

    Clients clients() {
        return clients;
    }

    Bureau bureau() {
        return bureau;
    }

    Branch branch() {
        return branch;
    }

    TraceCollector traces() {
        return traces;
    }

    PlatformProcess process(String name) {
        return platform.process(name);
    }

    /** A number that is nobody's of the population, but may be found in clear as little as theirs. */
    void keepSecret(String number, String sort) {
        secrets.put(number, sort);
    }

    /** Somebody whose numbers, name and home may be found in clear nowhere, whether or not the bureau is ever asked about them. */
    void keepSecret(SyntheticPerson person) {
        canaries.add(person);
    }

    Sought sought() {
        return new Sought(secrets, List.copyOf(canaries));
    }

    /** Every contradiction between what clients, bureau, databases, topics and ledger say. */
    List<Finding> reconcile() throws SQLException {
        return new ReconciliationChecker(address).check(clients.calls(), sought());
    }

    Measurements measurements() {
        return new Measurements(platform.logFolder());
    }

    RealmAdministration realm() {
        return new RealmAdministration(platform);
    }

    /** How many records of that type the ledger holds about something; about anything when {@code aggregateId} is null. */
    long recorded(String aggregateId, String type) {
        return count(
                "SELECT count(*) FROM ledger_record WHERE type = ? AND (?::text IS NULL OR aggregate_id = ?)",
                type,
                aggregateId,
                aggregateId);
    }

    /** How many records of one type about something happened later than the first of another type. */
    long recordedAfter(String aggregateId, String type, String other) {
        return count("""
                SELECT count(*) FROM ledger_record
                WHERE aggregate_id = ? AND type = ?
                  AND occurred_at > (SELECT min(occurred_at) FROM ledger_record WHERE aggregate_id = ? AND type = ?)
                """, aggregateId, type, aggregateId, other);
    }

    /** What no client can do: changes rows past the services, and says how many. */
    int change(String database, String update, String... parameters) {
        try (var connection = address.superuser(database);
                var statement = connection.prepareStatement(update)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String query, String... parameters) {
        return countIn("audit", query, parameters);
    }

    /** What a query that counts comes to, past the services. */
    long countIn(String database, String query, String... parameters) {
        try (var connection = address.superuser(database);
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the ledger knows it: exactly once. */
    void awaitRecorded(String aggregateId, String type) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(recorded(aggregateId, type)).as(type).isEqualTo(1));
    }

    /** In the end the query is answered, by one inquiry, and its report can be seen. */
    void awaitAnswered(String query) {
        await().atMost(Duration.ofSeconds(100))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> branch.stateOf(query), "ANSWERED"::equals);
        assertThat(bureau.inquiriesUnder(branch.requestNumberOf(query))).isEqualTo(1);
        assertThat(branch.reportInTheEnd(Branch.OFFICER, query).status()).isEqualTo(200);
    }

    @Override
    public void close() {
        platform.stop();
        traces.close();
    }
}
