package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class LastStatementsIntegrationTests {

    private static final String INSERT = "INSERT INTO word (word, number) VALUES (:word, :number)";

    private static Database empty;

    private JdbcClient database;
    private LastStatements last;
    private TransactionTemplate transactions;
    private TransactionTemplate inner;

    @BeforeAll
    static void aDatabase() {
        empty = Servers.shared(Server.POSTGRES).postgres().createDatabase("last_statements");
    }

    @BeforeEach
    void aTable() {
        var source = new DriverManagerDataSource(empty.jdbcUrl(), empty.ownerName(), empty.ownerPassword());
        database = JdbcClient.create(source);
        database.sql("DROP TABLE IF EXISTS word").update();
        database.sql("CREATE TABLE word (word text PRIMARY KEY, number integer NOT NULL, position serial)")
                .update();
        last = new LastStatements(new JdbcTemplate(source));
        var manager = new DataSourceTransactionManager(source);
        transactions = new TransactionTemplate(manager);
        inner = new TransactionTemplate(manager);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    @DisplayName("rows wait until the commit, and are written in the order they came")
    void inTheirOrder() {
        transactions.executeWithoutResult(transaction -> {
            add("first", 1);
            add("second", 2);
            add("third", 3);
            assertThat(words()).isEmpty();
        });

        assertThat(words()).containsExactly("first", "second", "third");
    }

    @Test
    @DisplayName("very many are written too, all of them and in their order")
    void veryMany() {
        transactions.executeWithoutResult(transaction -> {
            for (int number = 100; number < 150; number++) {
                add("word " + number, number);
            }
        });

        assertThat(words()).hasSize(50).isSorted();
    }

    @Test
    @DisplayName("N5: what the database refuses of them undoes the whole transaction")
    void refused() {
        add("taken", 1);

        assertThatThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    database.sql("INSERT INTO word (word, number) VALUES ('at once', 1)")
                            .update();
                    add("later", 1);
                    add("taken", 2);
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(words()).containsExactly("taken");
    }

    @Test
    @DisplayName(
            "N5: a transaction that is rolled back leaves none of them, and the next one of the thread starts anew")
    void rolledBack() {
        transactions.executeWithoutResult(transaction -> {
            add("undone", 1);
            transaction.setRollbackOnly();
        });
        transactions.executeWithoutResult(transaction -> add("done", 1));

        assertThat(words()).containsExactly("done");
    }

    @Test
    @DisplayName("a transaction within another one commits its own, whatever becomes of the outer one")
    void withinAnother() {
        transactions.executeWithoutResult(outer -> {
            add("outer", 1);
            inner.executeWithoutResult(transaction -> add("inner", 1));
            assertThat(words()).containsExactly("inner");
            outer.setRollbackOnly();
        });

        assertThat(words()).containsExactly("inner");
    }

    private void add(String word, int number) {
        last.add(INSERT, Map.of("word", word, "number", number));
    }

    private List<String> words() {
        return database.sql("SELECT word FROM word ORDER BY position")
                .query(String.class)
                .list();
    }
}
