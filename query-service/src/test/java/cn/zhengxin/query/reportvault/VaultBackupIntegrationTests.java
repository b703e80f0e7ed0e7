package cn.zhengxin.query.reportvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.DestructibleKeys;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.KeyFolder;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.identity.DependencyUnavailable;
import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.MovableClock;
import cn.zhengxin.query.Policies;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.policy.PolicyBook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A backup of the database, the master key, and all the access one could wish for: the report does not come back. */
class VaultBackupIntegrationTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final PolicyBook POLICY = Policies.book().inForceAt(Instant.EPOCH);
    private static final Map<String, Object> REPORT = Map.of("PA01", Map.of("PA01BQ01", "张晓明"));
    private static final List<String> TABLES = List.of("vault_key", "vaulted_report");

    private static Database database;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T02:20:00Z"));
    private final InMemoryVaultJournal journal = new InMemoryVaultJournal();
    private KeyProvider masterKeys;
    private DestructibleKeys keys;
    private JdbcClient tables;
    private JdbcReportVault vault;
    private DestroyEndedVaultKeys sweep;

    @BeforeAll
    static void aDatabase() {
        database = Servers.shared(Server.POSTGRES).postgres().createDatabase("vault_backup");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/audittrail", "classpath:db/idempotency")
                .outOfOrder(true)
                .placeholders(Map.of("app_role", database.appName()))
                .load()
                .migrate();
    }

    @BeforeEach
    void aVault() {
        LocalKeyStores.create(folder.resolve("keys.p12"), PASSWORD, CipherSuite.AES_256_GCM);
        masterKeys = Pkcs12KeyProvider.open(folder.resolve("keys.p12"), PASSWORD);
        KeyFolder.create(folder.resolve("vault-keys"));
        keys = KeyFolder.open(folder.resolve("vault-keys"), masterKeys, CipherSuite.AES_256_GCM, new SecureRandom());
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.appName(), database.appPassword());
        tables = JdbcClient.create(source);
        vault = new JdbcReportVault(
                tables,
                new VaultCipher(keys, CipherSuite.AES_256_GCM, new SecureRandom()),
                new JsonMapper(),
                new LastStatements(new JdbcTemplate(source)),
                clock);
        sweep = new DestroyEndedVaultKeys(
                keys,
                new JdbcVaultKeys(tables),
                journal,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                clock);
        owner("TRUNCATE vaulted_report, vault_key");
    }

    @Test
    @DisplayName("Q14 · after its days a report cannot be read out of a backup of the database, the master key at hand")
    void aBackupDoesNotBringItBack() throws SQLException, IOException {
        CreditQueryId query = keptReport();
        Map<String, byte[]> backup = dumped();
        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.Opened.class);

        clock.advance(Duration.ofDays(15));
        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
        assertThat(vault.destroyKey(query, clock.instant())).isTrue();
        clock.advance(Duration.ofHours(1));
        sweep.handle();
        restore(backup);
        // Whoever restores can also write: the report is made to last, and the key to be there.
        owner("UPDATE vaulted_report SET expires_at = '2099-01-01'");

        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
        Sealed row = rowOf(query);
        byte[] context = ("vaulted_report/" + query).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() ->
                        new EnvelopeCipher(masterKeys, CipherSuite.AES_256_GCM, new SecureRandom()).open(row, context))
                .isInstanceOf(CipherRejected.class);
        assertThatThrownBy(() -> new EnvelopeCipher(keys.unwrapping(), CipherSuite.AES_256_GCM, new SecureRandom())
                        .open(row, context))
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(CipherRejected.Reason.KEY_DESTROYED));
        assertThat(keys.present()).isEmpty();
    }

    @Test
    @DisplayName("Q14 · within its days a restored backup is read as before: only expiry destroys")
    void withinItsDaysABackupServes() throws SQLException, IOException {
        CreditQueryId query = keptReport();
        Map<String, byte[]> backup = dumped();
        clock.advance(Duration.ofDays(14));
        sweep.handle();
        restore(backup);

        assertThat(vault.open(query, clock.instant()))
                .isInstanceOfSatisfying(
                        VaultAnswer.Opened.class,
                        opened -> assertThat(opened.report().reveal()).isEqualTo(REPORT));
        assertThat(journal.told).isEmpty();
    }

    @Test
    @DisplayName("Q14 · no vault key goes before the last report under it has ended, and each goes within its hour")
    void neitherTooEarlyNorTooLate() {
        CreditQueryId early = keptReport();
        clock.advance(Duration.ofMinutes(39));
        CreditQueryId late = keptReport();
        clock.advance(Duration.ofMinutes(2));
        CreditQueryId next = keptReport();
        assertThat(keys.present()).hasSize(2);

        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-12-10T02:59:59Z")));
        sweep.handle();
        assertThat(keys.present()).hasSize(2);
        assertThat(vault.open(late, Instant.parse("2026-12-10T02:58:59Z"))).isInstanceOf(VaultAnswer.Opened.class);

        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-12-10T03:00:00Z")));
        sweep.handle();
        assertThat(keys.present()).containsExactly("vault-until-2026121004");
        assertThat(journal.told).singleElement().satisfies(told -> {
            assertThat(told.key().text()).isEqualTo("vault-until-2026121003");
            assertThat(told.reports()).isEqualTo(2);
            assertThat(told.certificate().at()).isEqualTo(clock.instant());
            assertThat(told.certificate().digest()).hasSize(64);
        });
        assertThat(vault.open(early, Instant.parse("2026-11-26T00:00:00Z"))).isInstanceOf(VaultAnswer.Expired.class);
        assertThat(vault.open(next, clock.instant())).isInstanceOf(VaultAnswer.Opened.class);
    }

    @Test
    @DisplayName(
            "Q14, N5 · a destruction that could not be recorded is recorded at the next sweep, as of when it happened")
    void aRecordThatWasLostIsMadeUpFor() {
        keptReport();
        clock.advance(Duration.ofDays(15).plusHours(1));
        Instant destroyedAt = clock.instant();
        journal.broken = true;
        assertThatThrownBy(sweep::handle).isInstanceOf(IllegalStateException.class);
        assertThat(keys.present()).isEmpty();

        journal.broken = false;
        clock.advance(Duration.ofMinutes(10));
        sweep.handle();
        sweep.handle();

        assertThat(journal.told)
                .singleElement()
                .satisfies(told -> assertThat(told.certificate().at()).isEqualTo(destroyedAt));
    }

    @Test
    @DisplayName("Q14 · a key that no report was kept under is destroyed all the same")
    void aKeyWithoutReportsGoesToo() {
        vault.seal(CreditQueryId.next(), new RawCreditReport(REPORT), POLICY);
        assertThat(keys.present()).hasSize(1);

        clock.advance(Duration.ofDays(15).plusHours(1));
        sweep.handle();

        assertThat(keys.present()).isEmpty();
        assertThat(journal.told)
                .singleElement()
                .satisfies(told -> assertThat(told.reports()).isZero());
    }

    @Test
    @DisplayName("N3 · keys that are away: nothing is sealed, nothing opened, nothing destroyed, nothing expired")
    void keysAway() throws IOException {
        CreditQueryId query = keptReport();
        Files.move(folder.resolve("vault-keys"), folder.resolve("away"));

        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.KeysAway.class);
        assertThatThrownBy(() -> vault.seal(CreditQueryId.next(), new RawCreditReport(REPORT), POLICY))
                .isInstanceOf(DependencyUnavailable.class);
        clock.advance(Duration.ofDays(15).plusHours(1));
        sweep.handle();
        assertThat(journal.told).isEmpty();

        Files.move(folder.resolve("away"), folder.resolve("vault-keys"));
        sweep.handle();
        assertThat(journal.told).hasSize(1);
    }

    @Test
    @DisplayName(
            "Q14 · an adopted report outlives its vault key; copies of before do not, and the credit file's key ends it")
    void anAdoptedReport() throws SQLException, IOException {
        CreditQueryId query = keptReport();
        CreditQueryId left = keptReport();
        Map<String, byte[]> before = dumped();
        Instant retainedUntil = Instant.parse("2034-11-24T16:00:00Z");
        assertThat(vault.adopt(query, retainedUntil, clock.instant())).isTrue();
        assertThat(vault.adopt(query, retainedUntil.plusSeconds(1), clock.instant()))
                .as("once")
                .isFalse();
        Map<String, byte[]> after = dumped();

        clock.advance(Duration.ofDays(15).plusHours(1));
        sweep.handle();
        assertThat(keys.present()).containsExactly("credit-file-until-2034113016");
        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.Opened.class);
        assertThat(vault.open(left, clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
        assertThat(vault.adopt(left, retainedUntil, clock.instant())).isFalse();
        assertThat(vault.expiredWithKey(clock.instant(), 10)).containsExactly(left);

        restore(before);
        owner("UPDATE vaulted_report SET expires_at = '2099-01-01'");
        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
        assertThat(vault.adopt(query, retainedUntil, clock.instant()))
                .as("what is destroyed is not adopted")
                .isFalse();

        clock.advance(Duration.between(clock.instant(), Instant.parse("2034-11-30T16:00:00Z")));
        sweep.handle();
        restore(after);
        owner("UPDATE vaulted_report SET expires_at = '2099-01-01', retained_until = '2099-01-01'");
        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.Expired.class);
        assertThat(keys.present()).isEmpty();
    }

    @Test
    @DisplayName("Q14 · a view is counted while the report is there, and not after")
    void viewsAreCounted() {
        CreditQueryId query = keptReport();

        assertThat(vault.countView(query, clock.instant())).contains(1);
        assertThat(vault.countView(query, clock.instant())).contains(2);
        assertThat(vault.find(query))
                .hasValueSatisfying(kept -> assertThat(kept.views()).isEqualTo(2));
        assertThat(vault.countView(query, clock.instant().plus(Duration.ofDays(15))))
                .isEmpty();
        vault.destroyKey(query, clock.instant());
        assertThat(vault.countView(query, clock.instant())).isEmpty();
    }

    @Test
    @DisplayName("Q14 · a report of before there were vault keys is read until its end")
    void reportsOfBefore() {
        CreditQueryId query = aQuery();
        Sealed sealed = new EnvelopeCipher(masterKeys, CipherSuite.AES_256_GCM, new SecureRandom())
                .seal(
                        new JsonMapper().writeValueAsBytes(REPORT),
                        ("vaulted_report/" + query).getBytes(StandardCharsets.UTF_8));
        tables.sql("""
                        INSERT INTO vaulted_report (query_id, wrapped_key, ciphertext, stored_at, expires_at)
                        VALUES (:query, :key, :content, '2026-11-20', '2026-12-05')
                        """)
                .param("query", query.value())
                .param("key", sealed.wrappedKey())
                .param("content", sealed.ciphertext())
                .update();

        assertThat(vault.open(query, clock.instant())).isInstanceOf(VaultAnswer.Opened.class);
        assertThat(vault.open(query, Instant.parse("2026-12-05T00:00:00Z"))).isInstanceOf(VaultAnswer.Expired.class);
    }

    private CreditQueryId keptReport() {
        CreditQueryId query = aQuery();
        vault.keep(query, vault.seal(query, new RawCreditReport(REPORT), POLICY), clock.instant());
        return query;
    }

    private CreditQueryId aQuery() {
        var query = CreditQueryId.next();
        tables.sql("""
                        INSERT INTO credit_query (id, state, version, requester_kind, requester_account, institution,
                            idempotency_key, authorization_id, report_type, purpose, business_reference,
                            subject_reference, submitted_at)
                        VALUES (:id, 'SUBMITTED', 0, 'LENDING_SYSTEM', 'loan-origination', 'B10001', :key, :id,
                            'PERSONAL', 'LOAN_APPLICATION', 'LN-1', 'sr_7Qm2xVtF0bYw9LkR4cHsN1eJaPz', now())
                        """)
                .param("id", query.value())
                .param("key", query.toString())
                .update();
        return query;
    }

    private Sealed rowOf(CreditQueryId query) {
        return tables.sql("SELECT wrapped_key, ciphertext FROM vaulted_report WHERE query_id = :query")
                .param("query", query.value())
                .query((row, number) -> new Sealed(
                        Objects.requireNonNull(row.getBytes("wrapped_key")),
                        Objects.requireNonNull(row.getBytes("ciphertext"))))
                .single();
    }

    /** As a backup takes it. */
    private static Map<String, byte[]> dumped() throws SQLException, IOException {
        var backup = new LinkedHashMap<String, byte[]>();
        try (Connection connection = ownersConnection()) {
            for (String table : TABLES) {
                var out = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
                backup.put(table, out.toByteArray());
            }
        }
        return backup;
    }

    private static void restore(Map<String, byte[]> backup) throws SQLException, IOException {
        owner("TRUNCATE vaulted_report, vault_key");
        try (Connection connection = ownersConnection()) {
            for (Map.Entry<String, byte[]> table : backup.entrySet()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY " + table.getKey() + " FROM STDIN (FORMAT binary)",
                                new ByteArrayInputStream(table.getValue()));
            }
        }
    }

    private static Connection ownersConnection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerName(), database.ownerPassword());
    }

    private static void owner(String statement) {
        try (Connection connection = ownersConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
