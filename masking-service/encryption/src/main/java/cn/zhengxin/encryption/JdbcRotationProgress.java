package cn.zhengxin.encryption;

import cn.zhengxin.encryption.Rewrapping.Batch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** The progress in the table {@code key_rotation} of PostgreSQL, by the database's clock. */
public final class JdbcRotationProgress implements RotationProgress {

    private final DataSource source;

    public JdbcRotationProgress(DataSource source) {
        this.source = source;
    }

    @Override
    public Optional<Claim> claim(String rows, String masterKeyId, Predicate<String> holds, Duration lease) {
        return with(connection -> {
            try (PreparedStatement begin = connection.prepareStatement("""
                    INSERT INTO key_rotation (sealed_rows, master_key_id) VALUES (?, ?) ON CONFLICT DO NOTHING
                    """)) {
                begin.setString(1, rows);
                begin.setString(2, masterKeyId);
                begin.executeUpdate();
            }
            String noted = noted(connection, rows);
            if (!noted.equals(masterKeyId)) {
                if (!holds.test(noted)) {
                    return Optional.empty();
                }
                beginAnew(connection, rows, noted, masterKeyId);
            }
            try (PreparedStatement take = connection.prepareStatement("""
                    UPDATE key_rotation SET fence = fence + 1, lease_until = now() + ? * interval '1 millisecond'
                    WHERE sealed_rows = ? AND master_key_id = ? AND finished_at IS NULL AND lease_until <= now()
                    RETURNING position, fence
                    """)) {
                take.setLong(1, lease.toMillis());
                take.setString(2, rows);
                take.setString(3, masterKeyId);
                return claimed(rows, take);
            }
        });
    }

    private static String noted(Connection connection, String rows) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT master_key_id FROM key_rotation WHERE sealed_rows = ?")) {
            select.setString(1, rows);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return Objects.requireNonNull(found.getString(1));
            }
        }
    }

    private static void beginAnew(Connection connection, String rows, String former, String masterKeyId)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE key_rotation SET master_key_id = ?, position = '', changed = 0, rewrapped = 0, unreadable = 0,
                    begun_at = now(), pass_begun_at = now(), finished_at = NULL, fence = fence + 1,
                    lease_until = '-infinity'
                WHERE sealed_rows = ? AND master_key_id = ?
                """)) {
            update.setString(1, masterKeyId);
            update.setString(2, rows);
            update.setString(3, former);
            update.executeUpdate();
        }
    }

    @Override
    public Optional<Claim> note(Claim claim, Batch batch, Duration lease, Duration settle) {
        long changed = batch.counts().rewrapped() + batch.counts().overtaken();
        return with(connection -> {
            try (PreparedStatement note = connection.prepareStatement("""
                    UPDATE key_rotation SET position = ?, changed = changed + ?, rewrapped = rewrapped + ?,
                        unreadable = unreadable + ?, lease_until = now() + ? * interval '1 millisecond'
                    WHERE sealed_rows = ? AND fence = ?
                    RETURNING position, fence
                    """)) {
                note.setString(1, batch.position());
                note.setLong(2, changed);
                note.setLong(3, batch.counts().rewrapped());
                note.setLong(4, batch.counts().unreadable());
                note.setLong(5, lease.toMillis());
                note.setString(6, claim.rows());
                note.setLong(7, claim.fence());
                Optional<Claim> held = claimed(claim.rows(), note);
                if (held.isEmpty() || !batch.last()) {
                    return held;
                }
            }
            endPass(connection, claim, settle);
            return Optional.empty();
        });
    }

    private static void endPass(Connection connection, Claim claim, Duration settle) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement("""
                UPDATE key_rotation SET
                    finished_at = CASE WHEN changed = 0 AND pass_begun_at >= settled.at THEN now() END,
                    unreadable = CASE WHEN changed = 0 AND pass_begun_at >= settled.at THEN unreadable ELSE 0 END,
                    position = '', changed = 0,
                    pass_begun_at = greatest(now(), settled.at), lease_until = greatest(now(), settled.at)
                FROM (SELECT begun_at + ? * interval '1 millisecond' AS at FROM key_rotation WHERE sealed_rows = ?) settled
                WHERE sealed_rows = ? AND fence = ?
                """)) {
            // Rows that others seal under the former key until then are met by a pass that begins afterwards.
            end.setLong(1, settle.toMillis());
            end.setString(2, claim.rows());
            end.setString(3, claim.rows());
            end.setLong(4, claim.fence());
            end.executeUpdate();
        }
    }

    @Override
    public void release(Claim claim) {
        with(connection -> {
            try (PreparedStatement release = connection.prepareStatement(
                    "UPDATE key_rotation SET lease_until = '-infinity' WHERE sealed_rows = ? AND fence = ?")) {
                release.setString(1, claim.rows());
                release.setLong(2, claim.fence());
                return release.executeUpdate();
            }
        });
    }

    @Override
    public int unfinished() {
        return with(connection -> {
            try (PreparedStatement count =
                            connection.prepareStatement("SELECT count(*) FROM key_rotation WHERE finished_at IS NULL");
                    ResultSet found = count.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        });
    }

    private static Optional<Claim> claimed(String rows, PreparedStatement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            return found.next()
                    ? Optional.of(new Claim(
                            rows, Objects.requireNonNull(found.getString("position")), found.getLong("fence")))
                    : Optional.empty();
        }
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("the progress of the rotation cannot be reached", failed);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
