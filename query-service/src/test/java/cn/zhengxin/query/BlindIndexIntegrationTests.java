package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.JdbcBlindIndex;
import cn.zhengxin.encryption.MacSuite;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a database's references were made with, they go on being made with. */
class BlindIndexIntegrationTests {

    private static final byte[] KEY = new byte[32];

    @Test
    @DisplayName("N1 · a new database takes what is set, and keeps to it whatever is set later; another key is refused")
    void keepsToTheFirst() {
        Database database = database("blind_index_new", "latest");
        DataSource source = app(database);

        assertThat(JdbcBlindIndex.open(source, MacSuite.HMAC_SM3, KEY).suite()).isEqualTo(MacSuite.HMAC_SM3);
        var later = JdbcBlindIndex.open(source, MacSuite.HMAC_SHA_256, KEY);

        assertThat(later.suite()).isEqualTo(MacSuite.HMAC_SM3);
        assertThat(later.index().of("subject", "1"))
                .isEqualTo(new BlindIndex(MacSuite.HMAC_SM3, KEY).of("subject", "1"));
        byte[] another = new byte[32];
        another[31] = 1;
        assertThatThrownBy(() -> JdbcBlindIndex.open(source, MacSuite.HMAC_SM3, another))
                .isInstanceOf(CipherRejected.class)
                .hasMessage("WRONG_KEY");
        assertThatThrownBy(() -> JdbcClient.create(source)
                        .sql("UPDATE blind_index SET keyed_digest = 'HMAC_SHA_256'")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("N1 · a database from before there was a choice goes on with HMAC-SHA-256")
    void keepsToWhatWasThere() {
        Database database = database("blind_index_before", "191");
        owner(database).sql("""
                        INSERT INTO credit_query (id, state, version, requester_kind, requester_account, institution,
                            idempotency_key, authorization_id, report_type, purpose, business_reference,
                            subject_reference, submitted_at)
                        VALUES (:id, 'SUBMITTED', 0, 'LENDING_SYSTEM', 'loan-origination', 'B10001', 'k', :id,
                            'PERSONAL', 'LOAN_APPLICATION', 'LN-1', 'sr_7Qm2xVtF0bYw9LkR4cHsN1eJaPz', now())
                        """).param("id", UUID.randomUUID()).update();
        migrate(database, "latest");

        assertThat(JdbcBlindIndex.open(app(database), MacSuite.HMAC_SM3, KEY).suite())
                .isEqualTo(MacSuite.HMAC_SHA_256);
    }

    private static Database database(String name, String version) {
        Database database = Servers.shared(Server.POSTGRES).postgres().createDatabase(name);
        migrate(database, version);
        return database;
    }

    private static void migrate(Database database, String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/audittrail", "classpath:db/idempotency")
                .outOfOrder(true)
                .target(version)
                .placeholders(Map.of("app_role", database.appName()))
                .load()
                .migrate();
    }

    private static DataSource app(Database database) {
        return new DriverManagerDataSource(database.jdbcUrl(), database.appName(), database.appPassword());
    }

    private static JdbcClient owner(Database database) {
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.ownerName(), database.ownerPassword()));
    }
}
