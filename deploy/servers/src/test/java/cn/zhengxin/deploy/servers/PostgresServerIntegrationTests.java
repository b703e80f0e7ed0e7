package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PostgreSQL")
class PostgresServerIntegrationTests {
    private final PostgresServer server = Servers.shared(Server.POSTGRES).postgres();

    @Test
    @DisplayName("gives a database whose owner may create tables and whose application login may not")
    void separatesTheOwnerFromTheApplication() throws SQLException {
        Database database = server.createDatabase("separation");
        try (Connection owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerName(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table note (id int)");
            statement.execute("grant select on note to separation_app");
        }
        try (Connection app =
                        DriverManager.getConnection(database.jdbcUrl(), database.appName(), database.appPassword());
                Statement statement = app.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select count(*) from note")) {
                assertThat(rows.next()).isTrue();
            }
            assertThatThrownBy(() -> statement.execute("create table other (id int)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    @DisplayName("lets no service log in to another service's database")
    void keepsServicesOutOfEachOthersDatabases() {
        Database mine = server.createDatabase("mine");
        server.createDatabase("theirs");
        assertThatThrownBy(
                        () -> DriverManager.getConnection(server.jdbcUrl("theirs"), mine.appName(), mine.appPassword())
                                .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("keeps what was committed over kill -9 and a new start")
    void keepsCommittedDataOverAKill() throws SQLException {
        Servers own = Servers.separate(
                server.folder().resolveSibling("postgresql-killed").resolve("set"), Server.POSTGRES);
        try (own) {
            PostgresServer victim = own.postgres();
            Database database = victim.createDatabase("killed");
            try (Connection owner = DriverManager.getConnection(
                            database.jdbcUrl(), database.ownerName(), database.ownerPassword());
                    Statement statement = owner.createStatement()) {
                statement.execute("create table note as select 7 as id");
            }
            victim.killHard();
            assertThat(victim.isReady()).isFalse();
            victim.start();
            try (Connection owner = DriverManager.getConnection(
                            database.jdbcUrl(), database.ownerName(), database.ownerPassword());
                    Statement statement = owner.createStatement();
                    ResultSet rows = statement.executeQuery("select id from note")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        }
    }
}
