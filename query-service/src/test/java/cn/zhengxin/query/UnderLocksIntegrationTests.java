package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class UnderLocksIntegrationTests {

    private static final String KEEP_AND_COUNT = """
            WITH kept AS (INSERT INTO mark (name) VALUES (:name))
            SELECT count(*) FROM mark
            """;

    private static Database empty;

    private JdbcClient database;
    private UnderLocks underLocks;
    private TransactionTemplate transactions;

    @BeforeAll
    static void aDatabase() {
        empty = Servers.shared(Server.POSTGRES).postgres().createDatabase("under_locks");
    }

    @BeforeEach
    void aTable() {
        var source = new DriverManagerDataSource(empty.jdbcUrl(), empty.ownerName(), empty.ownerPassword());
        database = JdbcClient.create(source);
        database.sql("DROP TABLE IF EXISTS mark").update();
        database.sql("CREATE TABLE mark (name text)").update();
        underLocks = new UnderLocks(new JdbcTemplate(source));
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    @Test
    @DisplayName(
            "Q3, Q8 · whoever waits for a lock counts what was committed while it waited, though it came in one round trip with the lock")
    void countsWhatWasCommittedMeanwhile() {
        CompletableFuture<Integer> second = transactions.execute(transaction -> {
            assertThat(keptAndCounted("first", "a", "b")).isZero();
            var waiting = CompletableFuture.supplyAsync(
                    () -> transactions.execute(another -> keptAndCounted("second", "b", "c")));
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForALock() == 1);
            return waiting;
        });

        assertThat(second.join()).isEqualTo(1);
    }

    @Test
    @DisplayName("Q3 · who holds another key is not waited for, and the locks end with the transaction")
    void othersGoOn() {
        transactions.executeWithoutResult(transaction -> {
            keptAndCounted("first", "a");
            var other =
                    CompletableFuture.supplyAsync(() -> transactions.execute(another -> keptAndCounted("second", "b")));
            assertThat(other.join()).isZero();
        });

        int seen = transactions.execute(transaction -> keptAndCounted("third", "a", "b"));
        assertThat(seen).isEqualTo(2);
    }

    @Test
    @DisplayName("Q3 · a lock without a transaction is none, and is refused")
    void withoutATransaction() {
        assertThatThrownBy(() -> keptAndCounted("first", "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> underLocks.take(List.of("a"))).isInstanceOf(IllegalStateException.class);
    }

    private int keptAndCounted(String name, String... locks) {
        return underLocks
                .rows(List.of(locks), KEEP_AND_COUNT, Map.of("name", name), (row, number) -> row.getInt(1))
                .getFirst();
    }

    private int waitingForALock() {
        return database.sql(
                        "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()")
                .query(Integer.class)
                .single();
    }
}
