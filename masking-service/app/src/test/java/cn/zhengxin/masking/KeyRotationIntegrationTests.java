package cn.zhengxin.masking;

import static cn.zhengxin.masking.PolicyServiceIntegration.OFFICER;
import static cn.zhengxin.masking.PolicyServiceIntegration.POLICIES;
import static cn.zhengxin.masking.PolicyServiceIntegration.PROVINCE;
import static cn.zhengxin.masking.PolicyServiceIntegration.REVIEWER;
import static cn.zhengxin.masking.PolicyServiceIntegration.UNMASKINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.keyrotation.RotateMasterKey;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The master key changes while the service answers people: no request fails, nothing is left behind, no data change. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class KeyRotationIntegrationTests {

    private static final char[] PASSWORD = "local-keys".toCharArray();
    private static final Database DATABASE =
            MaskingServiceIntegration.SERVERS.postgres().createDatabase("masking_rotation");

    /** Each pair of columns that holds something sealed: its key, its content. */
    private static final Map<String, String> SEALED = Map.of(
            "unmasking.wrapped_key", "unmasking.reason",
            "masking_policy.wrapped_key", "masking_policy.reason");

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private MasterKeyRotation rotation;

    @Autowired
    private RotateMasterKey job;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MaskingServiceIntegration.settings(registry, DATABASE);
        registry.add("spring.flyway.placeholders.app_role", DATABASE::appName);
        registry.add("zhengxin.encryption.key-store", () -> {
            if (!Files.exists(keyStore())) {
                LocalKeyStores.create(keyStore(), PASSWORD, CipherSuite.AES_256_GCM);
            }
            return keyStore().toString();
        });
        registry.add("zhengxin.masking.keyrotation.interval", () -> "200ms");
        registry.add("zhengxin.masking.keyrotation.batch", () -> "20");
        registry.add("zhengxin.masking.keyrotation.batches-a-turn", () -> "3");
        registry.add("zhengxin.masking.keyrotation.lease", () -> "5s");
        registry.add("zhengxin.masking.keyrotation.settle", () -> "3s");
    }

    /** Before it has heard who is suspended, the service tells staff to come back. */
    @BeforeEach
    void staffAreServed() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api().get(OFFICER, POLICIES).status() == 200);
    }

    @Test
    @DisplayName("N1 · every column of the database that holds a wrapped key is in the rotation")
    void nothingIsLeftOut() {
        List<String> columns = owner().sql("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type = 'bytea'
                            -- Answers that are kept for repetitions have a key of their own and live a day.
                            AND table_name <> 'idempotency_record'
                        """).query(String.class).list();

        assertThat(columns)
                .as("a new column of bytes is told here: which one holds its key, and that the rotation takes it along")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(SEALED.keySet().stream(), SEALED.values().stream())
                        .toList());
        assertThat(rotation.names()).containsExactlyInAnyOrderElementsOf(SEALED.keySet());
    }

    @Test
    @DisplayName(
            "N1 · the master key changes twice under load: 0 failed requests, every row under the new key, no data bytes changed")
    void rotatesUnderLoad() throws Exception {
        Map<String, byte[]> written = new HashMap<>();
        List<String> ids = new CopyOnWriteArrayList<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        var over = new AtomicBoolean();
        String withdrawn = POLICIES + "/" + withdrawnPolicy();
        try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                var random = new Random(number);
                running.add(load.submit(() -> {
                    while (!over.get()) {
                        try {
                            ids.add(lifeOfUnmasking());
                            read(ids.get(random.nextInt(ids.size())));
                            answered(200, api().get(PROVINCE, withdrawn));
                        } catch (RuntimeException | AssertionError failed) {
                            failures.add(failed);
                        }
                    }
                }));
            }
            for (CipherSuite suite : List.of(CipherSuite.SM4_GCM, CipherSuite.AES_256_GCM)) {
                awaitMore(ids, 50);
                allSealed().forEach((where, kept) -> written.putIfAbsent(where, kept.ciphertext()));
                LocalKeyStores.rotate(keyStore(), PASSWORD, suite);
            }
            awaitMore(ids, 50);
            over.set(true);
            for (Future<?> one : running) {
                one.get();
            }
        }
        String last = "master-0003-aes-256-gcm";
        await().atMost(Duration.ofSeconds(90))
                .until(() -> owner().sql("""
                        SELECT count(*) FROM key_rotation WHERE master_key_id = :last AND finished_at IS NOT NULL
                        """)
                                .param("last", last)
                                .query(Integer.class)
                                .single()
                        == SEALED.size());

        assertThat(failures).isEmpty();
        Map<String, Sealed> now = allSealed();
        assertThat(now.values())
                .allSatisfy(kept -> assertThat(kept.masterKeyId()).isEqualTo(last));
        assertThat(now.keySet()).anyMatch(where -> where.startsWith("masking_policy"));
        assertThat(written).hasSizeGreaterThan(90);
        written.forEach((where, content) -> assertThat(
                        Objects.requireNonNull(now.get(where), where).ciphertext())
                .as(where)
                .isEqualTo(content));
        // With the former keys gone for good, everything is read as before.
        for (String former : List.of("master-0001-aes-256-gcm", "master-0002-sm4-gcm")) {
            LocalKeyStores.destroy(keyStore(), PASSWORD, former);
        }
        job.handle();
        ids.forEach(this::read);
        answered(200, api().get(PROVINCE, withdrawn));
        assertThat(meters.get("zhengxin.masking.keyrotation.rows")
                        .tag("outcome", "rewrapped")
                        .counters())
                .isNotEmpty();
    }

    @Test
    @DisplayName("N1, O1, M5 · of what is decided the service moves the key, and changes nothing by way of it")
    void onlyTheWrappedKeyMayChange() {
        UUID id = UUID.fromString(lifeOfUnmasking());
        int version = withdrawnPolicy();
        byte[] ofUnmasking = key("SELECT wrapped_key FROM unmasking WHERE id = :id", id);
        byte[] ofPolicy = key("SELECT wrapped_key FROM masking_policy WHERE version = :id", version);

        refused("UPDATE unmasking SET reason = '\\x01' WHERE id = :id", id, "permission denied");
        refused(
                "UPDATE unmasking SET wrapped_key = '\\x01', revoked_by = 'x', revoked_at = now() WHERE id = :id",
                id,
                "is given");
        refused("UPDATE masking_policy SET reason = '\\x01' WHERE version = :id", version, "permission denied");
        refused("UPDATE masking_policy SET wrapped_key = NULL WHERE version = :id", version, "is given");
        refused(
                "UPDATE masking_policy SET wrapped_key = '\\x01', withdrawn_at = NULL WHERE version = :id",
                version,
                "is given");

        assertThat(key("SELECT wrapped_key FROM unmasking WHERE id = :id", id)).isEqualTo(ofUnmasking);
        assertThat(key("SELECT wrapped_key FROM masking_policy WHERE version = :id", version))
                .isEqualTo(ofPolicy);
    }

    @Test
    @DisplayName("N1 · a key store that is away stops nothing, and is counted by its cause")
    void aKeyStoreThatIsAwayStopsNothing() throws Exception {
        String id = lifeOfUnmasking();
        Path aside = folder.resolve("aside.p12");
        Files.move(keyStore(), aside);
        try {
            job.handle();
            read(lifeOfUnmasking());
            read(id);
        } finally {
            Files.move(aside, keyStore());
        }
        assertThat(meters.get("zhengxin.masking.keyrotation.keys.away")
                        .tag("cause", "KEY_STORE_UNREADABLE")
                        .counter()
                        .count())
                .isPositive();
    }

    private void refused(String change, Object id, String because) {
        assertThatThrownBy(() -> database.sql(change).param("id", id).update())
                .rootCause()
                .hasMessageContaining(because);
    }

    private byte[] key(String select, Object id) {
        return database.sql(select).param("id", id).query(byte[].class).single();
    }

    private static void awaitMore(List<String> ids, int more) {
        int before = ids.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> ids.size() > before + more);
    }

    /** The number of a version that was proposed and withdrawn: decided, and with a reason. */
    private int withdrawnPolicy() {
        int version = PolicyServiceIntegration.proposed(api());
        answered(200, api().post(PROVINCE, POLICIES + "/" + version + "/withdrawal", ""));
        return version;
    }

    /** Asked for and approved. */
    private String lifeOfUnmasking() {
        var request = Api.JSON.createObjectNode();
        request.put("creditQueryId", UUID.randomUUID().toString())
                .put("reportType", "PERSONAL")
                .put("minutes", 5)
                .put("reason", "The customer cannot be reached.");
        request.putArray("fields").add("PA01.PA01B.PA01BQ01");
        String id = answered(201, api().post(OFFICER, UNMASKINGS, request)).text("id");
        answered(200, api().post(REVIEWER, UNMASKINGS + "/" + id + "/approval", Map.of("decision", "APPROVE")));
        return id;
    }

    private void read(String id) {
        assertThat(answered(200, api().get(REVIEWER, UNMASKINGS + "/" + id)).body())
                .contains("cannot be reached");
    }

    private static Api.Answer answered(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private Api api() {
        return new Api(port);
    }

    private static Path keyStore() {
        return folder.resolve("keys.p12");
    }

    private static JdbcClient owner() {
        return JdbcClient.create(
                new DriverManagerDataSource(DATABASE.jdbcUrl(), DATABASE.ownerName(), DATABASE.ownerPassword()));
    }

    /** Everything that has a key, by its table and place. */
    private static Map<String, Sealed> allSealed() {
        Map<String, Sealed> found = new HashMap<>();
        owner().sql("""
                        SELECT 'unmasking/' || id AS place, wrapped_key, reason FROM unmasking
                        UNION ALL
                        SELECT 'masking_policy/' || version, wrapped_key, reason FROM masking_policy
                        WHERE wrapped_key IS NOT NULL
                        """).query(row -> {
            found.put(row.getString("place"), new Sealed(row.getBytes("wrapped_key"), row.getBytes("reason")));
        });
        return found;
    }
}
