package cn.zhengxin.query.passport;

import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIssuedPassports implements IssuedPassports {

    private final JdbcClient database;
    private final LastStatements last;

    JdbcIssuedPassports(JdbcClient database, LastStatements last) {
        this.database = database;
        this.last = last;
    }

    @Override
    public void keep(IssuedPassport passport) {
        insert(passport, null);
    }

    @Override
    public void keepUsed(IssuedPassport passport, Instant at) {
        insert(passport, timestamp(at));
    }

    private void insert(IssuedPassport passport, @Nullable OffsetDateTime usedAt) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", passport.id());
        values.put("number", passport.number().value());
        values.put("token", passport.passport().token());
        values.put("issuedAt", timestamp(passport.issuedAt()));
        values.put("expiresAt", timestamp(passport.expiresAt()));
        values.put("usedAt", usedAt);
        last.add("""
                INSERT INTO query_passport (id, request_number, token, issued_at, expires_at, used_at)
                VALUES (:id, :number, :token, :issuedAt, :expiresAt, cast(:usedAt AS timestamptz))
                """, values);
    }

    @Override
    public Optional<IssuedPassport> useLatest(RequestNumber number, Instant moment, Instant at) {
        return database.sql("""
                        UPDATE query_passport SET used_at = :at
                        WHERE used_at IS NULL AND id = (
                            SELECT id FROM query_passport
                            WHERE request_number = :number AND used_at IS NULL AND expires_at > :moment
                            ORDER BY expires_at DESC LIMIT 1)
                        RETURNING *
                        """)
                .param("number", number.value())
                .param("moment", timestamp(moment))
                .param("at", timestamp(at))
                .query(JdbcIssuedPassports::passportOf)
                .optional();
    }

    private static IssuedPassport passportOf(ResultSet row, int index) throws SQLException {
        return new IssuedPassport(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new RequestNumber(Objects.requireNonNull(row.getString("request_number"))),
                new QueryPassport(Objects.requireNonNull(row.getString("token"))),
                moment(row, "issued_at"),
                moment(row, "expires_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
