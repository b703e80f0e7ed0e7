package cn.zhengxin.query.creditquery.persistence;

import cn.zhengxin.query.creditquery.application.ReviewClaims;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.inquiry.CreditQueryId;
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

/** Rows of {@code review_claim}; the lock is the query's own row. */
@Repository
class JdbcReviewClaims implements ReviewClaims {

    private final JdbcClient database;

    JdbcReviewClaims(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void lock(CreditQueryId query) {
        database.sql("SELECT id FROM credit_query WHERE id = :query FOR UPDATE")
                .param("query", query.value())
                .query(row -> {});
    }

    @Override
    public Optional<ReviewClaim> inForce(CreditQueryId query, Instant moment) {
        return database.sql("SELECT * FROM review_claim WHERE query_id = :query AND held_until > :moment")
                .param("query", query.value())
                .param("moment", utc(moment))
                .query(JdbcReviewClaims::claimOf)
                .optional();
    }

    @Override
    public void put(ReviewClaim claim) {
        database.sql("""
                        INSERT INTO review_claim (query_id, held_by, claimed_at, held_until)
                        VALUES (:query, :heldBy, :claimedAt, :heldUntil)
                        ON CONFLICT (query_id) DO UPDATE SET held_by = excluded.held_by,
                            claimed_at = excluded.claimed_at, held_until = excluded.held_until
                        """)
                .param("query", claim.query().value())
                .param("heldBy", claim.heldBy())
                .param("claimedAt", utc(claim.claimedAt()))
                .param("heldUntil", utc(claim.heldUntil()))
                .update();
    }

    @Override
    public void end(CreditQueryId query, Instant moment) {
        database.sql("""
                        UPDATE review_claim SET held_until = greatest(claimed_at, least(held_until, :moment))
                        WHERE query_id = :query
                        """)
                .param("query", query.value())
                .param("moment", utc(moment))
                .update();
    }

    static ReviewClaim claimOf(ResultSet row, int number) throws SQLException {
        return new ReviewClaim(
                new CreditQueryId(row.getObject("query_id", UUID.class)),
                Objects.requireNonNull(row.getString("held_by")),
                moment(row, "claimed_at"),
                moment(row, "held_until"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
