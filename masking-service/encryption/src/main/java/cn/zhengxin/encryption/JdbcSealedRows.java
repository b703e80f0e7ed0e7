package cn.zhengxin.encryption;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A table of PostgreSQL that holds wrapped keys: in a column of their own, or with the ciphertext in one column ({@link
 * Sealed#toBytes}). The role needs {@code UPDATE} on that column and no other.
 */
public final class JdbcSealedRows implements SealedRows {

    private static final String BETWEEN = "\u001f";

    /** Whoever holds a row longer is waited for in the next pass. */
    private static final String SHORT_WAIT = "SET LOCAL lock_timeout = '2s'";

    private final DataSource source;
    private final String table;
    private final List<Column> key;
    private final String column;
    private final boolean together;

    private JdbcSealedRows(DataSource source, String table, List<Column> key, String column, boolean together) {
        this.source = source;
        this.table = table;
        this.key = List.copyOf(key);
        this.column = column;
        this.together = together;
    }

    /** A table whose wrapped keys have a column of their own. */
    public static SealedRows of(DataSource source, String table, String wrappedKey, Column... key) {
        return new JdbcSealedRows(source, table, Arrays.asList(key), wrappedKey, false);
    }

    /** A table that holds wrapped key and ciphertext in one column. */
    public static SealedRows together(DataSource source, String table, String sealed, Column... key) {
        return new JdbcSealedRows(source, table, Arrays.asList(key), sealed, true);
    }

    @Override
    public String name() {
        return table + "." + column;
    }

    @Override
    public List<SealedRow> after(String position, int limit) {
        String names = names();
        String beyond = position.isEmpty()
                ? ""
                : " AND (" + names + ") > ("
                        + key.stream().map(Column::parameter).collect(Collectors.joining(", ")) + ")";
        String sql = "SELECT " + key.stream().map(one -> one.name() + "::text").collect(Collectors.joining(", "))
                + ", " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL" + beyond + " ORDER BY "
                // By the column: the bare name would be that of the text that is selected, and 10 comes before 2 there.
                + key.stream().map(one -> table + "." + one.name()).collect(Collectors.joining(", ")) + " LIMIT ?";
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int parameter = position.isEmpty() ? 1 : setKey(statement, 1, position);
                statement.setInt(parameter, limit);
                try (ResultSet found = statement.executeQuery()) {
                    List<SealedRow> rows = new ArrayList<>();
                    while (found.next()) {
                        rows.add(row(found));
                    }
                    return rows;
                }
            }
        });
    }

    private SealedRow row(ResultSet found) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int at = 1; at <= key.size(); at++) {
            values.add(Objects.requireNonNull(found.getString(at)));
        }
        byte[] stored = Objects.requireNonNull(found.getBytes(key.size() + 1));
        return new SealedRow(String.join(BETWEEN, values), together ? wrappedKeyOf(stored) : stored);
    }

    /** What cannot be taken apart is shown as it is, and told as unreadable. */
    private static byte[] wrappedKeyOf(byte[] stored) {
        try {
            return Sealed.fromBytes(stored).wrappedKey();
        } catch (CipherRejected truncated) {
            return stored;
        }
    }

    @Override
    public int replace(List<Replacement> replacements) {
        String where = " WHERE "
                + key.stream().map(one -> one.name() + " = " + one.parameter()).collect(Collectors.joining(" AND "));
        String sql = "UPDATE " + table + " SET " + column
                + (together
                        ? " = ? || substring(" + column + " FROM ?)" + where + " AND substring(" + column
                                + " FROM 1 FOR ?) = ?"
                        : " = ?" + where + " AND " + column + " = ?");
        return with(connection -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (var wait = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                wait.execute(SHORT_WAIT);
                for (Replacement replacement : replacements) {
                    set(statement, replacement);
                    statement.addBatch();
                }
                int replaced = Arrays.stream(statement.executeBatch()).sum();
                connection.commit();
                return replaced;
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        });
    }

    private void set(PreparedStatement statement, Replacement replacement) throws SQLException {
        if (!together) {
            statement.setBytes(1, replacement.wrappedKey());
            int parameter = setKey(statement, 2, replacement.position());
            statement.setBytes(parameter, replacement.former());
            return;
        }
        byte[] former = withLength(replacement.former());
        statement.setBytes(1, withLength(replacement.wrappedKey()));
        statement.setInt(2, former.length + 1);
        int parameter = setKey(statement, 3, replacement.position());
        statement.setInt(parameter, former.length);
        statement.setBytes(parameter + 1, former);
    }

    private static byte[] withLength(byte[] wrappedKey) {
        return ByteBuffer.allocate(Integer.BYTES + wrappedKey.length)
                .putInt(wrappedKey.length)
                .put(wrappedKey)
                .array();
    }

    private int setKey(PreparedStatement statement, int first, String position) throws SQLException {
        int parameter = first;
        for (String value : position.split(BETWEEN, -1)) {
            statement.setString(parameter, value);
            parameter++;
        }
        return parameter;
    }

    private String names() {
        return key.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("the rows of " + name() + " cannot be reached", failed);
        }
    }

    /**
     * A column of the table's primary key.
     *
     * @param type what PostgreSQL calls it: {@code uuid}, {@code text}, {@code integer}, {@code date}
     */
    public record Column(String name, String type) {

        String parameter() {
            return "?::" + type;
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
