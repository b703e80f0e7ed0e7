package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The {@link BlindIndex} of a database. Its texts are names that stand in columns, events and tokens, and do not tell their algorithm;
 * so the database tells it for all of them, in the table {@code blind_index} of PostgreSQL: the first start writes down what the
 * configuration says, every later one goes on with what is written, whatever the configuration says by then. With it lies a mark
 * by which another key is known at the start, before anybody is looked for under it and not found.
 */
public final class JdbcBlindIndex {

    private static final String MARK_DOMAIN = "blind-index/mark";

    private JdbcBlindIndex() {}

    /**
     * The index that the database's texts were made with.
     *
     * @param wanted for a database that has none yet
     * @throws CipherRejected with {@code WRONG_KEY} when its texts were made with another key, with {@code WRONG_KEY_LENGTH} when the
     *     key is shorter than 32 bytes
     */
    public static Opened open(DataSource source, MacSuite wanted, byte[] key) {
        try (Connection connection = source.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO blind_index (keyed_digest) VALUES (?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, wanted.name());
                insert.executeUpdate();
            }
            MacSuite suite = MacSuite.valueOf(Objects.requireNonNull(column(connection, "keyed_digest")));
            var index = new BlindIndex(suite, key);
            String mark = index.of(MARK_DOMAIN, suite.name());
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE blind_index SET mark = ? WHERE mark IS NULL")) {
                update.setString(1, mark);
                update.executeUpdate();
            }
            if (!same(mark, Objects.requireNonNull(column(connection, "mark")))) {
                throw new CipherRejected(Reason.WRONG_KEY);
            }
            return new Opened(index, suite);
        } catch (SQLException failed) {
            throw new IllegalStateException("what the blind index was made with cannot be read", failed);
        }
    }

    private static @Nullable String column(Connection connection, String column) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + column + " FROM blind_index");
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getString(1);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The index.
     *
     * @param suite what its texts are made with, which may be another than was wanted
     */
    public record Opened(BlindIndex index, MacSuite suite) {}
}
