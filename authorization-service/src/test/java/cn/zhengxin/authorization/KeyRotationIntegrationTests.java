package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.MacSuite;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.SealedRows;
import cn.zhengxin.encryption.SealedRows.Replacement;
import java.nio.file.Path;
import java.security.SecureRandom;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The master key changes while the service answers people: no request fails, nothing is left behind, no data change. */
class KeyRotationIntegrationTests {

    private static final char[] PASSWORD = AuthorizationServiceIntegration.KEY_STORE_PASSWORD.toCharArray();
    private static final AdjustableClock CLOCK = AdjustableClock.SHARED;

    /** Each pair of columns that holds something sealed: its key, its content. */
    private static final Map<String, String> SEALED = Map.ofEntries(
            Map.entry("sealed_particulars.wrapped_key", "sealed_particulars.ciphertext"),
            Map.entry("evidence.wrapped_key", "evidence.ciphertext"),
            Map.entry("bureau_account.credential_wrapped_key", "bureau_account.credential_ciphertext"),
            Map.entry("cross_border_consent.wrapped_key", "cross_border_consent.ciphertext"),
            Map.entry("authorization_refusal.wrapped_key", "authorization_refusal.ciphertext"),
            Map.entry("judicial_exemption.wrapped_key", "judicial_exemption.ciphertext"),
            Map.entry("judicial_exemption_document.wrapped_key", "judicial_exemption_document.ciphertext"),
            Map.entry("archive_access.wrapped_key", "archive_access.ciphertext"),
            Map.entry("archive_access_document.wrapped_key", "archive_access_document.ciphertext"),
            Map.entry("legal_hold.wrapped_key", "legal_hold.ciphertext"),
            Map.entry("operator_identity.wrapped_key", "operator_identity.ciphertext"));

    @TempDir
    private static Path folder;

    private static Path keyStore;
    private static Map<String, String> settings;
    private static JdbcClient owner;
    private static ConfigurableApplicationContext service;

    private final OneOfEach everything =
            new OneOfEach(CLOCK, AuthorizationServiceIntegration.key(1), MacSuite.HMAC_SHA_256);

    @BeforeAll
    static void start() {
        keyStore = folder.resolve("keys.p12");
        LocalKeyStores.create(keyStore, PASSWORD, CipherSuite.AES_256_GCM);
        Database database = Servers.shared(Server.POSTGRES).postgres().createDatabase("authorization_rotation");
        owner = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword()));
        settings = AuthorizationServiceIntegration.settings(database, keyStore.toString());
        settings.put("zhengxin.authorization.keyrotation.interval", "200ms");
        settings.put("zhengxin.authorization.keyrotation.batch", "20");
        settings.put("zhengxin.authorization.keyrotation.batches-a-turn", "3");
        settings.put("zhengxin.authorization.keyrotation.lease", "5s");
        settings.put("zhengxin.authorization.keyrotation.settle", "3s");
        service = AuthorizationServiceIntegration.another(settings);
    }

    @AfterAll
    static void end() {
        service.close();
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
        assertThat(service.getBean(MasterKeyRotation.class).names())
                .containsExactlyInAnyOrderElementsOf(SEALED.keySet());
    }

    @Test
    @DisplayName("N1, A15 · a key that was destroyed while the rotation held it stays destroyed, in every table")
    void destroyedStaysDestroyed() {
        everything.write(api(service));

        assertThat(service.getBeansOfType(SealedRows.class).values()).hasSize(SEALED.size());
        service.getBeansOfType(SealedRows.class).values().forEach(rows -> {
            var row = rows.after("", 1).getFirst();
            // Tables that keep no destroyed rows have the key replaced by another, as when a document is recorded anew.
            var optional = isNullable(rows.name());
            var put = optional ? "NULL" : "'\\x00'";
            var former = changeKey(rows.name(), row.wrappedKey(), put);
            assertThat(former).as(rows.name()).isOne();

            assertThat(rows.replace(List.of(new Replacement(row.position(), row.wrappedKey(), new byte[] {1}))))
                    .as(rows.name())
                    .isZero();

            assertThat(count(rows.name(), "'\\x01'")).as(rows.name()).isZero();
            owner.sql("DELETE FROM " + table(rows.name()) + " WHERE " + column(rows.name()) + " = '\\x00'")
                    .update();
        });
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
        var api = api(service);
        var first = everything.write(api);
        try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                var random = new Random(number);
                running.add(load.submit(() -> {
                    while (!over.get()) {
                        try {
                            ids.add(new Journey(api, CLOCK).active(1));
                            read(api, ids.get(random.nextInt(ids.size())));
                            requests.addAndGet(7);
                        } catch (RuntimeException | AssertionError failed) {
                            failures.add(failed);
                        }
                    }
                }));
            }
            for (CipherSuite suite : List.of(CipherSuite.SM4_GCM, CipherSuite.AES_256_GCM, CipherSuite.SM4_GCM)) {
                awaitMore(ids, 25);
                // What lies there before the key changes has to lie there as it is afterwards, but for its wrapped key.
                allSealed().forEach((where, kept) -> written.putIfAbsent(where, kept.ciphertext()));
                LocalKeyStores.rotate(keyStore, PASSWORD, suite);
            }
            awaitMore(ids, 25);
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
        reporter.publishEntry(Map.of(
                "requests",
                requests.toString(),
                "rows",
                String.valueOf(allSealed().size())));

        assertThat(failures).isEmpty();
        // With the former keys gone for good, a service that starts now reads everything.
        for (String former : List.of("master-0001-aes-256-gcm", "master-0002-sm4-gcm", "master-0003-aes-256-gcm")) {
            LocalKeyStores.destroy(keyStore, PASSWORD, former);
        }
        Map<String, Sealed> now = allSealed();
        assertThat(now).hasSizeGreaterThan(300);
        assertThat(now.entrySet().stream()
                        .filter(kept -> !kept.getValue().masterKeyId().equals(last))
                        .map(kept -> kept.getKey() + " under " + kept.getValue().masterKeyId()))
                .isEmpty();
        assertThat(written).hasSizeGreaterThan(150);
        written.forEach((where, content) -> assertThat(
                        Objects.requireNonNull(now.get(where), where).ciphertext())
                .as(where)
                .isEqualTo(content));
        // Also what the service itself never opens.
        var opening = new EnvelopeCipher(
                Pkcs12KeyProvider.open(keyStore, PASSWORD), CipherSuite.AES_256_GCM, new SecureRandom());
        now.forEach((where, kept) ->
                assertThat(opening.rewrapKey(kept.wrappedKey())).as(where).isNotEmpty());
        try (var later = AuthorizationServiceIntegration.another(settings)) {
            everything.read(api(later), first);
            ids.forEach(id -> read(api(later), id));
        }
    }

    private static void awaitMore(List<String> ids, int more) {
        int before = ids.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> ids.size() > before + more);
    }

    /** Its particulars and its first page. */
    private static void read(Api api, String id) {
        var one = Journey.AUTHORIZATIONS + "/" + id;
        var lin = AuthorizationServiceIntegration.officerLin();
        var shown = api.get(lin, one);
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.text("purposeStatement")).isEqualTo("个人消费贷款额度评估");
        var document = api.get(lin, one + "/document");
        assertThat(document.status()).as(document.body()).isEqualTo(200);
        assertThat(document.body()).startsWith("%PDF");
    }

    private static Api api(ConfigurableApplicationContext service) {
        return AuthorizationServiceIntegration.apiOf(service);
    }

    /** Everything that has a key, by its table and place. */
    private static Map<String, Sealed> allSealed() {
        Map<String, Sealed> found = new HashMap<>();
        SEALED.forEach((key, content) -> owner.sql("SELECT " + idOf(key) + "::text AS id, " + column(key)
                        + " AS key, " + column(content) + " AS content FROM " + table(key) + " t WHERE " + column(key)
                        + " IS NOT NULL")
                .query(row -> {
                    found.put(
                            key + "/" + row.getString("id"), new Sealed(row.getBytes("key"), row.getBytes("content")));
                }));
        return found;
    }

    private static String idOf(String key) {
        return key.startsWith("bureau_account") || key.startsWith("operator_identity") ? "operator_account" : "id";
    }

    private static int changeKey(String name, byte[] former, String put) {
        return owner.sql("UPDATE " + table(name) + " SET " + column(name) + " = " + put + " WHERE " + column(name)
                        + " = :former")
                .param("former", former)
                .update();
    }

    private static int count(String name, String key) {
        return owner.sql("SELECT count(*) FROM " + table(name) + " WHERE " + column(name) + " = " + key)
                .query(Integer.class)
                .single();
    }

    private static boolean isNullable(String name) {
        return owner.sql("""
                        SELECT is_nullable = 'YES' FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name = :table AND column_name = :column
                        """)
                .param("table", table(name))
                .param("column", column(name))
                .query(Boolean.class)
                .single();
    }

    private static String table(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String column(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
