package cn.zhengxin.idempotency;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.ShortLivedSeal;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row a write. Each step is one statement of its own: no connection is held while the write executes. */
final class JdbcIdempotencyRecords implements IdempotencyRecords {

    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final ShortLivedSeal seal;

    JdbcIdempotencyRecords(JdbcClient jdbc, ShortLivedSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Override
    public Claim claim(Scope scope, byte[] fingerprint, Duration lease) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            UUID holder = UUID.randomUUID();
            // The database's clock rules: the instances' own clocks differ.
            boolean granted = jdbc.sql("""
                    insert into idempotency_record (scope, fingerprint, holder, lease_until, created_at)
                    values (:scope, :fingerprint, :holder, now() + make_interval(secs => :lease), now())
                    on conflict (scope) do update
                       set holder = excluded.holder, lease_until = excluded.lease_until
                     where idempotency_record.status is null
                       and idempotency_record.lease_until < now()
                       and idempotency_record.fingerprint = excluded.fingerprint
                    returning holder
                    """)
                    .param("scope", scope.value())
                    .param("fingerprint", fingerprint)
                    .param("holder", holder)
                    .param("lease", lease.toMillis() / 1000.0)
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            if (granted) {
                return new Claim.Granted(holder);
            }
            Optional<Row> found = find(scope);
            if (found.isPresent()) {
                return outcome(scope, found.get(), fingerprint);
            }
            // Released between the two statements: try to be the next.
        }
        return new Claim.Running();
    }

    private Claim outcome(Scope scope, Row row, byte[] fingerprint) {
        if (!MessageDigest.isEqual(row.fingerprint(), fingerprint)) {
            return new Claim.OtherPayload();
        }
        Integer status = row.status();
        if (status == null) {
            return new Claim.Running();
        }
        byte[] sealed = row.answer();
        try {
            // Under a key of its own: the answer opens under its own scope only.
            byte[] body = sealed == null ? new byte[0] : seal.open(sealed, scope.value());
            return new Claim.Answered(new KeptAnswer(status, row.contentType(), row.location(), row.etag(), body));
        } catch (CipherRejected unreadable) {
            return new Claim.AnswerLost(unreadable);
        }
    }

    private Optional<Row> find(Scope scope) {
        return jdbc.sql("""
                select fingerprint, status, content_type, location, etag, answer
                  from idempotency_record where scope = :scope
                """)
                .param("scope", scope.value())
                .query(JdbcIdempotencyRecords::row)
                .optional();
    }

    private static Row row(ResultSet result, int number) throws SQLException {
        return new Row(
                result.getBytes("fingerprint"),
                result.getObject("status", Integer.class),
                result.getString("content_type"),
                result.getString("location"),
                result.getString("etag"),
                result.getBytes("answer"));
    }

    @Override
    public void complete(Scope scope, UUID holder, KeptAnswer answer) {
        jdbc.sql("""
                update idempotency_record
                   set status = :status, content_type = :contentType, location = :location, etag = :etag,
                       answer = :answer
                 where scope = :scope and holder = :holder and status is null
                """)
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("answer", answer.body().length == 0 ? null : seal.seal(answer.body(), scope.value()))
                .param("scope", scope.value())
                .param("holder", holder)
                .update();
    }

    @Override
    public void release(Scope scope, UUID holder) {
        jdbc.sql("delete from idempotency_record where scope = :scope and holder = :holder and status is null")
                .param("scope", scope.value())
                .param("holder", holder)
                .update();
    }

    @Override
    public int purge(Duration keptFor) {
        return jdbc.sql("delete from idempotency_record where created_at < now() - make_interval(secs => :kept)")
                .param("kept", (double) keptFor.toSeconds())
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    private record Row(
            byte[] fingerprint,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte @Nullable [] answer) {}
}
