package cn.zhengxin.dispute;

import static cn.zhengxin.dispute.Surroundings.ZHANG;
import static cn.zhengxin.dispute.Surroundings.example;
import static cn.zhengxin.dispute.Surroundings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.SealedRows.Replacement;
import cn.zhengxin.keyrotation.RotateMasterKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The master key changes while two processes of the service answer people: no request fails, nothing is left behind, no data change. */
class KeyRotationIntegrationTests {

    private static final Surroundings AROUND = Surroundings.shared();
    private static final char[] PASSWORD = "test".toCharArray();
    private static final String STATEMENT = "六月的还款已按时到账，报告却记为逾期。";
    private static final AtomicInteger ITEMS = new AtomicInteger();

    /** Each pair of columns that holds something sealed: its key, its content. */
    private static final Map<String, String> SEALED = Map.of(
            "dispute.statement_key", "dispute.statement_sealed",
            "dispute.decision_key", "dispute.decision_sealed",
            "dispute_evidence.file_key", "dispute_evidence.file_sealed");

    @TempDir
    private static Path folder;

    private static Path keyStore;
    private static Map<String, String> settings;
    private static JdbcClient owner;
    private static ConfigurableApplicationContext here;
    private static ConfigurableApplicationContext there;

    @BeforeAll
    static void twoProcesses() {
        keyStore = folder.resolve("keys.p12");
        LocalKeyStores.create(keyStore, PASSWORD, CipherSuite.AES_256_GCM);
        Database database = Servers.shared(Server.POSTGRES).postgres().createDatabase("dispute_rotation");
        owner = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword()));
        settings = new HashMap<>(AROUND.settings(database, keyStore));
        settings.put("zhengxin.dispute.keyrotation.interval", "200ms");
        settings.put("zhengxin.dispute.keyrotation.batch", "20");
        settings.put("zhengxin.dispute.keyrotation.batches-a-turn", "3");
        settings.put("zhengxin.dispute.keyrotation.lease", "5s");
        settings.put("zhengxin.dispute.keyrotation.settle", "3s");
        here = Surroundings.another(settings);
        there = Surroundings.another(settings);
    }

    @AfterAll
    static void end() {
        there.close();
        here.close();
    }

    @Test
    @DisplayName("N1 · every column of the database that holds a wrapped key is in the rotation")
    void nothingIsLeftOut() {
        List<String> columns = owner.sql("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type = 'bytea'
                            -- Answers that are kept for repetitions have a key of their own and live a day.
                            AND table_name <> 'idempotency_record'
                        """).query(String.class).list();

        assertThat(columns)
                .as("a new column of bytes is told here: which one holds its key, and that the rotation takes it along")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(SEALED.keySet().stream(), SEALED.values().stream())
                        .toList());
        assertThat(here.getBean(MasterKeyRotation.class).names()).containsExactlyInAnyOrderElementsOf(SEALED.keySet());
    }

    @Test
    @DisplayName(
            "N1 · a wrapped key that was destroyed meanwhile stays destroyed, and one that was changed stays as it is")
    void overwritesNobody() {
        String id = file(here);
        var rows = JdbcSealedRows.of(
                here.getBean(DataSource.class), "dispute_evidence", "file_key", new Column("id", "uuid"));
        String evidence = owner.sql("SELECT id::text FROM dispute_evidence WHERE dispute_id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
        var row = rows.after("", 10_000).stream()
                .filter(one -> one.position().equals(evidence))
                .findAny()
                .orElseThrow();

        owner.sql("UPDATE dispute_evidence SET file_key = NULL WHERE id = :id::uuid")
                .param("id", evidence)
                .update();
        assertThat(rows.replace(List.of(new Replacement(evidence, row.wrappedKey(), new byte[] {1}))))
                .isZero();

        assertThat(owner.sql("SELECT file_key IS NULL FROM dispute_evidence WHERE id = :id::uuid")
                        .param("id", evidence)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @DisplayName(
            "N1 · the master key changes three times under load: 0 failed requests, every row under the new key, no data bytes changed")
    void rotatesUnderLoad(TestReporter reporter) throws Exception {
        Map<String, byte[]> written = new ConcurrentHashMap<>();
        List<String> ids = new CopyOnWriteArrayList<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        var requests = new AtomicInteger();
        var over = new AtomicBoolean();
        try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                var process = number % 2 == 0 ? here : there;
                var random = new Random(number);
                running.add(load.submit(() -> {
                    while (!over.get()) {
                        try {
                            String id = lifeOf(process, written);
                            ids.add(id);
                            read(process, ids.get(random.nextInt(ids.size())));
                            requests.addAndGet(5);
                        } catch (RuntimeException | AssertionError failed) {
                            failures.add(failed);
                        }
                    }
                }));
            }
            for (CipherSuite suite : List.of(CipherSuite.SM4_GCM, CipherSuite.AES_256_GCM, CipherSuite.SM4_GCM)) {
                awaitMore(ids, 30);
                LocalKeyStores.rotate(keyStore, PASSWORD, suite);
            }
            awaitMore(ids, 30);
            over.set(true);
            for (Future<?> one : running) {
                one.get();
            }
        }
        String last = "master-0004-sm4-gcm";
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        owner.sql("""
                        SELECT count(*) FROM key_rotation WHERE master_key_id = :last AND finished_at IS NOT NULL
                        """).param("last", last).query(Integer.class).single() == SEALED.size());
        reporter.publishEntry(Map.of("requests", requests.toString(), "rows", String.valueOf(written.size())));

        assertThat(failures).isEmpty();
        // With the former keys gone for good, a service that starts now reads everything.
        for (String former : List.of("master-0001-aes-256-gcm", "master-0002-sm4-gcm", "master-0003-aes-256-gcm")) {
            LocalKeyStores.destroy(keyStore, PASSWORD, former);
        }
        assertThat(written).hasSizeGreaterThan(300);
        Map<String, Sealed> now = allSealed();
        written.forEach((where, content) -> {
            Sealed stored = Objects.requireNonNull(now.get(where), where);
            assertThat(stored.masterKeyId()).as(where).isEqualTo(last);
            assertThat(stored.ciphertext()).as(where).isEqualTo(content);
        });
        try (var later = Surroundings.another(settings)) {
            ids.forEach(id -> read(later, id));
        }
        assertThat(here.getBean(MeterRegistry.class)
                        .get("zhengxin.dispute.keyrotation.rows")
                        .tag("outcome", "rewrapped")
                        .counters())
                .isNotEmpty();
    }

    @Test
    @DisplayName("N1 · a key store that is away stops nothing, and is looked for again")
    void aKeyStoreThatIsAwayStopsNothing() throws Exception {
        String id = file(here);
        Path aside = folder.resolve("aside.p12");
        Files.move(keyStore, aside);
        try {
            here.getBean(RotateMasterKey.class).handle();
            read(here, file(here));
            read(here, id);
        } finally {
            Files.move(aside, keyStore);
        }
        here.getBean(RotateMasterKey.class).handle();
    }

    private static void awaitMore(List<String> ids, int more) {
        int before = ids.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> ids.size() > before + more);
    }

    /** Filed, accepted and decided; what lies sealed of it is noted as it was written. */
    private static String lifeOf(ConfigurableApplicationContext process, Map<String, byte[]> written) {
        String id = file(process);
        String handler = AROUND.handler("B10001");
        answered(200, AROUND.post(port(process), "/api/v1/disputes/" + id + "/acceptance", handler, ""));
        answered(
                200,
                AROUND.post(
                        port(process),
                        "/api/v1/disputes/" + id + "/decision",
                        handler,
                        example("contract/examples/public/decision-request.json")));
        written.putAll(contentsOf(id));
        return id;
    }

    private static String file(ConfigurableApplicationContext process) {
        var request =
                (ObjectNode) Surroundings.JSON.readTree(example("contract/examples/public/file-dispute-request.json"));
        request.remove("queryId");
        request.put("itemPath", "PD01[" + ITEMS.incrementAndGet() + "]");
        return answered(201, AROUND.post(port(process), "/api/v1/disputes", AROUND.customer(ZHANG), request.toString()))
                .path("id")
                .asString();
    }

    /** Its statement and its evidence, as its handler sees them. */
    private static void read(ConfigurableApplicationContext process, String id) {
        String handler = AROUND.handler("B10001");
        JsonNode shown = answered(200, AROUND.get(port(process), "/api/v1/disputes/" + id, handler));
        assertThat(shown.path("statement").asString()).isEqualTo(STATEMENT);
        String evidence = shown.at("/dispute/evidence/0").path("id").asString();
        HttpResponse<String> file =
                AROUND.get(port(process), "/api/v1/disputes/" + id + "/evidence/" + evidence, handler);
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.body()).startsWith("%PDF");
    }

    private static JsonNode answered(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer);
    }

    private static int port(ConfigurableApplicationContext process) {
        return process.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Map<String, byte[]> contentsOf(String dispute) {
        Map<String, byte[]> contents = new HashMap<>();
        stored("WHERE d.id = '" + dispute + "'").forEach((where, kept) -> contents.put(where, kept.ciphertext()));
        return contents;
    }

    private static Map<String, Sealed> allSealed() {
        return stored("");
    }

    private static Map<String, Sealed> stored(String which) {
        Map<String, Sealed> found = new HashMap<>();
        owner.sql("""
                        SELECT d.id::text AS id, statement_key, statement_sealed, decision_key, decision_sealed,
                            file_key, file_sealed
                        FROM dispute d JOIN dispute_evidence e ON e.dispute_id = d.id
                        """ + which).query(row -> {
            for (String what : List.of("statement", "decision", "file")) {
                byte[] key = row.getBytes(what + "_key");
                if (key != null) {
                    found.put(what + "/" + row.getString("id"), new Sealed(key, row.getBytes(what + "_sealed")));
                }
            }
        });
        return found;
    }
}
