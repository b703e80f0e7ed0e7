package cn.zhengxin.query.passport;

import cn.zhengxin.query.inquiry.RequestNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIssuedPassports implements IssuedPassports {

    private final JdbcClient database;

    JdbcIssuedPassports(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void keep(IssuedPassport passport) {
        database.sql("""
                        INSERT INTO query_passport (id, request_number, token, issued_at, expires_at)
                        VALUES (:id, :number, :token, :issuedAt, :expiresAt)
                        """)
                .param("id", passport.id())
                .param("number", passport.number().value())
                .param("token", passport.passport().token())
                .param("issuedAt", timestamp(passport.issuedAt()))
                .param("expiresAt", timestamp(passport.expiresAt()))
                .update();
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

    @Override
    public boolean use(IssuedPassport passport, Instant at) {
        return database.sql("UPDATE query_passport SET used_at = :at WHERE id = :id AND used_at IS NULL")
                        .param("id", passport.id())
                        .param("at", timestamp(at))
                        .update()
                == 1;
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
