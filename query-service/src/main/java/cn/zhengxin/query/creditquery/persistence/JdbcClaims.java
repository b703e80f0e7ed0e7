package cn.zhengxin.query.creditquery.persistence;

import cn.zhengxin.query.creditquery.application.Claim;
import cn.zhengxin.query.creditquery.application.Claims;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims on the query's own row. All times are the database's, so that no process's clock decides. */
@Repository
class JdbcClaims implements Claims {

    private final JdbcClient database;

    JdbcClaims(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<Claim> take(CreditQueryId query, Duration lease) {
        // Read before the database's clock is, so that this side never believes in a claim for longer than the store
        // does.
        long endsAtNanos = System.nanoTime() + lease.toNanos();
        return database.sql("""
                        UPDATE credit_query SET fence = fence + 1,
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                        WHERE id = :id AND state IN ('APPROVED', 'SENDING', 'UNKNOWN')
                            AND lease_until <= clock_timestamp()
                        RETURNING fence
                        """)
                .param("id", query.value())
                .param("lease", lease.toMillis())
                .query(Long.class)
                .optional()
                .map(fence -> new Claim(query, fence, endsAtNanos));
    }

    @Override
    public void giveBack(Claim claim, Duration pause) {
        database.sql("""
                        UPDATE credit_query SET lease_until = '-infinity',
                            next_attempt_at = clock_timestamp() + :pause * interval '1 millisecond'
                        WHERE id = :id AND fence = :fence
                        """)
                .param("id", claim.query().value())
                .param("fence", claim.fence())
                .param("pause", pause.toMillis())
                .update();
    }

    @Override
    public List<CreditQueryId> due(int limit) {
        return database.sql("""
                        SELECT id FROM credit_query
                        WHERE state IN ('APPROVED', 'SENDING', 'UNKNOWN')
                            AND next_attempt_at <= clock_timestamp() AND lease_until <= clock_timestamp()
                        ORDER BY next_attempt_at LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new CreditQueryId(row.getObject("id", UUID.class)))
                .list();
    }
}
