package cn.zhengxin.query.keyrotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.DestructibleKeys;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.JdbcRotationProgress;
import cn.zhengxin.encryption.JdbcSealedRows;
import cn.zhengxin.encryption.JdbcSealedRows.Column;
import cn.zhengxin.encryption.KeyFolder;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.MasterKeyRotation.Pace;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.Rewrapping.Counts;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.SealedRows.Replacement;
import cn.zhengxin.keyrotation.KeyRotationAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The master key changes under the load of two processes on real PostgreSQL: nothing fails, nothing is left behind, no data change. */
class KeyRotationIntegrationTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final Pace PACE = new Pace(50, 3, Duration.ofSeconds(5), Duration.ofSeconds(2));

    /** Each pair of columns that holds something sealed: its key, its content. */
    private static final Map<String, String> SEALED = Map.of(
            "query_subject.wrapped_key", "query_subject.ciphertext",
            "vaulted_report.wrapped_key", "vaulted_report.ciphertext",
            "batched_query.wrapped_key", "batched_query.ciphertext",
            "special_grant.wrapped_key", "special_grant.reason",
            "protected_person.wrapped_key", "protected_person.ciphertext",
            "policy_version.wrapped_key", "policy_version.reason");

    /** Each column that holds a key and its content together. */
    private static final Set<String> SEALED_TOGETHER =
            Set.of("credit_query.review_comment", "sample_seed.seed", "query_sample.reason");

    /** Keys that are files. */
    private static final String KEY_FOLDER = "key_folder";

    private static Database database;
    private static JdbcClient owner;

    @TempDir
    private Path folder;

    private JdbcClient tables;
    private Instance here;

    @BeforeAll
    static void aDatabase() {
        database = Servers.shared(Server.POSTGRES).postgres().createDatabase("key_rotation");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/audittrail", "classpath:db/idempotency")
                .outOfOrder(true)
                .placeholders(Map.of("app_role", database.appName()))
                .load()
                .migrate();
        owner = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword()));
    }

    @BeforeEach
    void keysAndNoRows() {
        LocalKeyStores.create(keyStore(), PASSWORD, CipherSuite.AES_256_GCM);
        KeyFolder.create(folder.resolve("vault-keys"));
        tables = JdbcClient.create(source());
        owner.sql("TRUNCATE key_rotation, credit_query, sample_seed CASCADE").update();
        owner.sql("DELETE FROM policy_version WHERE version > 1").update();
        here = new Instance();
    }

    @Test
    @DisplayName("N1: every column of the database that holds a wrapped key is in the rotation")
    void nothingIsLeftOut() {
        List<String> columns = owner.sql("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type = 'bytea'
                            -- Answers that are kept for repetitions have a key of their own and live a day.
                            AND table_name <> 'idempotency_record'
                        """).query(String.class).list();

        assertThat(columns)
                .as("a new column of bytes is told here: which one holds its key, and that the rotation takes it along")
                .containsExactlyInAnyOrderElementsOf(Stream.of(SEALED.keySet(), SEALED.values(), SEALED_TOGETHER)
                        .flatMap(Collection::stream)
                        .toList());
        assertThat(here.rotation.names())
                .containsExactlyInAnyOrderElementsOf(Stream.of(SEALED.keySet(), SEALED_TOGETHER, Set.of(KEY_FOLDER))
                        .flatMap(Collection::stream)
                        .toList());
    }

    @Test
    @DisplayName("N1: each table's rows move to the new master key; beside the wrapped key not a byte of them changes")
    void everyTableIsRewrapped() {
        Map<String, byte[]> contents = rowsInEveryTable();
        String second = LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.SM4_GCM);

        Map<String, Counts> told = finished(here);

        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(here.rotation.names());
        assertThat(told)
                .allSatisfy((rows, counts) ->
                        assertThat(counts.unreadable()).as(rows).isZero());
        assertThat(told.get("query_subject.wrapped_key").rewrapped()).isEqualTo(2);
        assertThat(told.get(KEY_FOLDER).rewrapped()).isEqualTo(1);
        assertThat(told.get("vaulted_report.wrapped_key").rewrapped()).isEqualTo(1);
        assertThat(told.get("vaulted_report.wrapped_key").elsewhere()).isPositive();
        assertThat(told.get("policy_version.wrapped_key").rewrapped()).isEqualTo(1);
        assertThat(told.get("credit_query.review_comment").rewrapped()).isEqualTo(1);
        assertThat(told.get("sample_seed.seed").rewrapped()).isEqualTo(1);
        assertThat(told.get("query_sample.reason").rewrapped()).isEqualTo(1);

        // With the former key gone for good, everything opens as before.
        LocalKeyStores.destroy(keyStore(), PASSWORD, "master-0001-aes-256-gcm");
        var later = new Instance();
        contents.forEach((where, ciphertext) -> {
            Sealed sealed = stored(where);
            assertThat(sealed.ciphertext()).as(where).isEqualTo(ciphertext);
            assertThat(later.open(sealed, where)).as(where).isEqualTo(where);
            assertThat(sealed.masterKeyId()).as(where).isEqualTo(second);
        });
    }

    @Test
    @DisplayName(
            "N1: the service cannot change the seed it committed to, nor a decided version of the policy, by way of its wrapped key")
    void onlyTheWrappedKeyMayChange() {
        rowsInEveryTable();
        assertThatThrownBy(() -> tables.sql("UPDATE sample_seed SET seed = :other")
                        .param(
                                "other",
                                here.cipher.seal(new byte[3], new byte[0]).toBytes())
                        .update())
                .rootCause()
                .hasMessageContaining("is committed to");
        assertThatThrownBy(() -> tables.sql("UPDATE policy_version SET wrapped_key = NULL WHERE version = 2")
                        .update())
                .rootCause()
                .hasMessageContaining("is decided");
        assertThatThrownBy(() -> tables.sql("UPDATE policy_version SET reason = '\\x01' WHERE version = 2")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> tables.sql("UPDATE query_subject SET ciphertext = '\\x01'")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("N1: a wrapped key that somebody else has changed or destroyed meanwhile stays as they left it")
    void overwritesNobody() {
        UUID id = here.insert();
        String where = "query_subject/" + id;
        var subjects = JdbcSealedRows.of(source(), "query_subject", "wrapped_key", new Column("query_id", "uuid"));
        var comments = JdbcSealedRows.together(source(), "credit_query", "review_comment", new Column("id", "uuid"));
        byte[] ciphertext = stored(where).ciphertext();
        byte[] comment = here.together("credit_query/" + id, (at, envelope) -> comment(id, envelope));
        var subject = subjects.after("", 10).getFirst();
        var commented = comments.after("", 10).getFirst();
        byte[] other = here.sealedAs(where).wrappedKey();
        byte[] late = here.sealedAs(where).wrappedKey();

        owner.sql("UPDATE query_subject SET wrapped_key = :other")
                .param("other", other)
                .update();
        comment(id, new Sealed(other, comment));

        assertThat(subjects.replace(List.of(new Replacement(subject.position(), subject.wrappedKey(), late))))
                .isZero();
        assertThat(comments.replace(List.of(new Replacement(commented.position(), commented.wrappedKey(), late))))
                .isZero();
        assertThat(stored(where)).isEqualTo(new Sealed(other, ciphertext));
        assertThat(stored("credit_query/" + id)).isEqualTo(new Sealed(other, comment));
        assertThat(subjects.replace(List.of(new Replacement(subject.position(), other, late))))
                .isOne();
        assertThat(comments.replace(List.of(new Replacement(commented.position(), other, late))))
                .isOne();
        assertThat(stored(where)).isEqualTo(new Sealed(late, ciphertext));
        assertThat(stored("credit_query/" + id)).isEqualTo(new Sealed(late, comment));
    }

    private void comment(UUID id, Sealed envelope) {
        tables.sql("UPDATE credit_query SET review_comment = :envelope WHERE id = :id")
                .param("envelope", envelope.toBytes())
                .param("id", id)
                .update();
    }

    @Test
    @DisplayName(
            "N1: while two processes seal, open and destroy, the master key changes three times: 0 failures, nothing left behind")
    void rotatesUnderLoad() throws Exception {
        var there = new Instance();
        Map<UUID, byte[]> written = new ConcurrentHashMap<>();
        List<UUID> ids = new CopyOnWriteArrayList<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        var over = new AtomicBoolean();
        try (var turns = Executors.newScheduledThreadPool(2);
                var load = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> turning = new ArrayList<>();
            for (Instance process : List.of(here, there)) {
                turning.add(turns.scheduleWithFixedDelay(
                        () -> caught(failures, process.rotation::turn), 0, 100, TimeUnit.MILLISECONDS));
            }
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                Instance process = number % 2 == 0 ? here : there;
                var random = new Random(number);
                running.add(load.submit(() -> {
                    while (!over.get()) {
                        caught(failures, () -> {
                            UUID id = process.insert();
                            written.put(id, stored("query_subject/" + id).ciphertext());
                            ids.add(id);
                            UUID any = ids.get(random.nextInt(ids.size()));
                            String where = "query_subject/" + any;
                            assertThat(process.open(stored(where), where)).isEqualTo(where);
                            process.underFolder("vault-until-2026121004", where);
                        });
                    }
                }));
            }
            for (CipherSuite suite : List.of(CipherSuite.SM4_GCM, CipherSuite.AES_256_GCM, CipherSuite.SM4_GCM)) {
                int before = ids.size();
                await().atMost(Duration.ofSeconds(60)).until(() -> ids.size() > before + 100);
                LocalKeyStores.rotate(keyStore(), PASSWORD, suite);
            }
            int before = ids.size();
            await().atMost(Duration.ofSeconds(60)).until(() -> ids.size() > before + 100);
            over.set(true);
            for (Future<?> one : running) {
                one.get();
            }
            await().atMost(Duration.ofSeconds(90))
                    .until(() ->
                            tables.sql("SELECT count(*) FROM key_rotation WHERE master_key_id = 'master-0004-sm4-gcm'"
                                                    + " AND finished_at IS NOT NULL")
                                            .query(Integer.class)
                                            .single()
                                    == here.rotation.names().size());
            turning.forEach(one -> one.cancel(false));
        }

        assertThat(failures).isEmpty();
        for (String former : List.of("master-0001-aes-256-gcm", "master-0002-sm4-gcm", "master-0003-aes-256-gcm")) {
            LocalKeyStores.destroy(keyStore(), PASSWORD, former);
        }
        var later = new Instance();
        assertThat(written).hasSizeGreaterThan(400);
        written.forEach((id, ciphertext) -> {
            String where = "query_subject/" + id;
            assertThat(stored(where).masterKeyId()).isEqualTo("master-0004-sm4-gcm");
            assertThat(stored(where).ciphertext()).isEqualTo(ciphertext);
            assertThat(later.open(stored(where), where)).isEqualTo(where);
        });
    }

    @Test
    @DisplayName("N1: a process that has not seen the newest master key yet changes nothing back")
    void whoIsBehindWaits() {
        rowsInEveryTable();
        byte[] before = read(keyStore());
        var behind = new Instance(folder.resolve("copy.p12"), before);
        LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.AES_256_GCM);
        finished(here);

        assertThat(behind.rotation.turn()).isEmpty();

        assertThat(tables.sql("SELECT count(*) FROM key_rotation WHERE master_key_id = 'master-0002-aes-256-gcm'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(here.rotation.names().size());
    }

    @Test
    @DisplayName(
            "N1: two processes at once and one that dies amid a table: whoever is next goes on where it ended, after the lease")
    void isGoneOnWith() {
        for (int row = 0; row < 120; row++) {
            here.insert();
        }
        finished(here);
        LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.AES_256_GCM);
        // Taken by a process that was killed before it did anything.
        tables.sql("""
                        UPDATE key_rotation SET master_key_id = 'master-0002-aes-256-gcm', finished_at = NULL,
                            begun_at = now(), pass_begun_at = now(), lease_until = now() + interval '3 seconds'
                        WHERE sealed_rows = 'query_subject.wrapped_key'
                        """).update();

        assertThat(here.rotation.turn()).doesNotContainKey("query_subject.wrapped_key");
        assertThat(finished(here).get("query_subject.wrapped_key").rewrapped()).isEqualTo(120);
        assertThat(here.rotation.turn()).isEmpty();
    }

    @Test
    @DisplayName(
            "N1: the service rotates by itself, at the pace of its own settings, and counts what it did and what is left")
    void rotatesByItself() {
        rowsInEveryTable();
        LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.SM4_GCM);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KeyRotationAutoConfiguration.class))
                .withUserConfiguration(KeyRotationConfiguration.class)
                .withBean(KeyProvider.class, () -> here.masterKeys)
                .withBean(DestructibleKeys.class, () -> here.vaultKeys)
                .withBean(DataSource.class, KeyRotationIntegrationTests::source)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("zhengxin.query.keyrotation.interval=200ms", "zhengxin.query.keyrotation.settle=2s")
                .run(context -> {
                    var meters = context.getBean(MeterRegistry.class);
                    var unfinished =
                            meters.get("zhengxin.query.keyrotation.unfinished").gauge();
                    await().atMost(Duration.ofSeconds(30)).until(() -> unfinished.value() > 0);
                    await().atMost(Duration.ofSeconds(30)).until(() -> unfinished.value() == 0);
                    assertThat(meters.get("zhengxin.query.keyrotation.rows")
                                    .tag("rows", "query_subject.wrapped_key")
                                    .tag("outcome", "rewrapped")
                                    .counter()
                                    .count())
                            .isEqualTo(2);
                });
    }

    /** Turns until nothing is left, and what they told altogether. */
    private static Map<String, Counts> finished(Instance process) {
        Map<String, Counts> told = new HashMap<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            process.rotation.turn().forEach((rows, counts) -> told.merge(rows, counts, Counts::plus));
            return process.rotation.unfinished() == 0;
        });
        return told;
    }

    private static void caught(Queue<Throwable> failures, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | AssertionError failed) {
            failures.add(failed);
        }
    }

    /** Where each row stands, and its ciphertext. */
    private Map<String, byte[]> rowsInEveryTable() {
        var contents = new HashMap<String, byte[]>();
        String first = "query_subject/" + here.insert();
        UUID second = here.insert();
        contents.put(first, stored(first).ciphertext());
        contents.put(
                "query_subject/" + second, stored("query_subject/" + second).ciphertext());
        contents.put(
                "credit_query/" + second,
                here.together(
                        "credit_query/" + second,
                        (where, envelope) -> tables.sql(
                                        "UPDATE credit_query SET review_comment = :sealed WHERE id = :id")
                                .param("sealed", envelope.toBytes())
                                .param("id", second)
                                .update()));
        contents.put(
                "sample_seed/2026-11-25",
                here.together(
                        "sample_seed/2026-11-25",
                        (where, envelope) -> tables.sql(
                                        "INSERT INTO sample_seed (day, seed, digest, committed_at) VALUES ('2026-11-25', :sealed, 'd', now())")
                                .param("sealed", envelope.toBytes())
                                .update()));
        contents.put(
                "query_sample/" + second,
                here.together(
                        "query_sample/" + second,
                        (where, envelope) -> tables.sql("""
                        INSERT INTO query_sample (query_id, day, examined_by_institution, sampled_at, due_by, reason)
                        VALUES (:id, '2026-11-25', 'B10001', now(), now(), :sealed)
                        """)
                                .param("sealed", envelope.toBytes())
                                .param("id", second)
                                .update()));
        contents.put(
                "policy_version/2",
                here.together(
                        "policy_version/2",
                        (where, envelope) -> owner.sql("""
                        INSERT INTO policy_version (version, effective_from, proposed_by, approved_by, wrapped_key, reason)
                        VALUES (2, now(), 'one', 'other', :key, :content)
                        """)
                                .param("key", envelope.wrappedKey())
                                .param("content", envelope.ciphertext())
                                .update()));
        String ofBefore = "vaulted_report/" + second;
        contents.put(ofBefore, here.together(ofBefore, (where, envelope) -> keep(second, envelope)));
        UUID third = here.insert();
        owner.sql("DELETE FROM query_subject WHERE query_id = :id")
                .param("id", third)
                .update();
        String underFolder = "vaulted_report/" + third;
        Sealed sealed = here.underFolder("vault-until-2026121004", underFolder);
        keep(third, sealed);
        return contents;
    }

    private void keep(UUID query, Sealed sealed) {
        tables.sql("""
                        INSERT INTO vaulted_report (query_id, wrapped_key, ciphertext, stored_at, expires_at)
                        VALUES (:query, :key, :content, now(), now() + interval '15 days')
                        """)
                .param("query", query)
                .param("key", sealed.wrappedKey())
                .param("content", sealed.ciphertext())
                .update();
    }

    private Sealed stored(String where) {
        String table = where.substring(0, where.indexOf('/'));
        String key = where.substring(where.indexOf('/') + 1);
        return switch (table) {
            case "credit_query" -> one("SELECT review_comment FROM credit_query WHERE id = :key::uuid", key);
            case "sample_seed" -> one("SELECT seed FROM sample_seed WHERE day = :key::date", key);
            case "query_sample" -> one("SELECT reason FROM query_sample WHERE query_id = :key::uuid", key);
            case "policy_version" ->
                two("SELECT wrapped_key, reason FROM policy_version WHERE version = :key::integer", key);
            default -> two("SELECT wrapped_key, ciphertext FROM " + table + " WHERE query_id = :key::uuid", key);
        };
    }

    private Sealed one(String sql, String key) {
        return tables.sql(sql)
                .param("key", key)
                .query((row, number) -> Sealed.fromBytes(Objects.requireNonNull(row.getBytes(1))))
                .single();
    }

    private Sealed two(String sql, String key) {
        return tables.sql(sql)
                .param("key", key)
                .query((row, number) ->
                        new Sealed(Objects.requireNonNull(row.getBytes(1)), Objects.requireNonNull(row.getBytes(2))))
                .single();
    }

    private Path keyStore() {
        return folder.resolve("keys.p12");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DriverManagerDataSource source() {
        return new DriverManagerDataSource(database.jdbcUrl(), database.appName(), database.appPassword());
    }

    @FunctionalInterface
    private interface Keeping {
        void keep(String where, Sealed sealed);
    }

    /** One process of the service: what it knows of keys is its own. */
    private final class Instance {

        final KeyProvider masterKeys;
        final KeyFolder vaultKeys;
        final EnvelopeCipher cipher;
        final MasterKeyRotation rotation;

        Instance() {
            this(keyStore());
        }

        Instance(Path copy, byte[] content) {
            this(written(copy, content));
        }

        private Instance(Path file) {
            masterKeys = Pkcs12KeyProvider.open(file, PASSWORD);
            vaultKeys = KeyFolder.open(
                    folder.resolve("vault-keys"), masterKeys, CipherSuite.AES_256_GCM, new SecureRandom());
            cipher = new EnvelopeCipher(masterKeys, CipherSuite.AES_256_GCM, new SecureRandom());
            rotation = new MasterKeyRotation(
                    masterKeys,
                    new KeyRotationConfiguration()
                            .rotatedRows(vaultKeys, source())
                            .places(),
                    new JdbcRotationProgress(source()),
                    PACE);
        }

        UUID insert() {
            UUID id = UUID.randomUUID();
            tables.sql("""
                            INSERT INTO credit_query (id, state, version, requester_kind, requester_account, institution,
                                idempotency_key, authorization_id, report_type, purpose, business_reference,
                                subject_reference, submitted_at)
                            VALUES (:id, 'SUBMITTED', 0, 'LENDING_SYSTEM', 'loan-origination', 'B10001', :key, :id,
                                'PERSONAL', 'LOAN_APPLICATION', 'LN-1', 'sr_7Qm2xVtF0bYw9LkR4cHsN1eJaPz', now())
                            """).param("id", id).param("key", id.toString()).update();
            Sealed sealed = sealedAs("query_subject/" + id);
            tables.sql("INSERT INTO query_subject (query_id, wrapped_key, ciphertext) VALUES (:id, :key, :content)")
                    .param("id", id)
                    .param("key", sealed.wrappedKey())
                    .param("content", sealed.ciphertext())
                    .update();
            return id;
        }

        byte[] together(String where, Keeping keeping) {
            Sealed sealed = sealedAs(where);
            keeping.keep(where, sealed);
            return sealed.ciphertext();
        }

        Sealed sealedAs(String where) {
            return cipher.seal(bytes(where), bytes(where));
        }

        Sealed underFolder(String key, String where) {
            var sealing = new EnvelopeCipher(vaultKeys.wrappingUnder(key), CipherSuite.AES_256_GCM, new SecureRandom());
            Sealed sealed = sealing.seal(bytes(where), bytes(where));
            assertThat(open(sealed, where)).isEqualTo(where);
            return sealed;
        }

        String open(Sealed sealed, String where) {
            var opening = new EnvelopeCipher(vaultKeys.unwrapping(), CipherSuite.AES_256_GCM, new SecureRandom());
            return new String(opening.open(sealed, bytes(where)), StandardCharsets.UTF_8);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static Path written(Path file, byte[] content) {
            try {
                return Files.write(file, content);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
