package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AuthorizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row of {@code expiry_notice} for each announcement, so that of several instances one announces. */
@Repository
class JdbcExpiringAuthorizations implements ExpiringAuthorizations {

    private final JdbcClient jdbc;

    JdbcExpiringAuthorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ExpiringAuthorization> notAnnounced(
            BigDecimal fromAmount, LocalDate endingFrom, LocalDate endingUntil, int limit) {
        return jdbc.sql("""
                        SELECT a.id, a.number, a.subject_reference, a.institution_code, a.end_date
                        FROM customer_authorization a
                        WHERE a.state = 'ACTIVE' AND a.end_date BETWEEN :from AND :until
                          AND (a.signature ->> 'amount')::numeric >= :amount
                          AND NOT EXISTS (SELECT 1 FROM expiry_notice n WHERE n.authorization_id = a.id)
                        ORDER BY a.end_date, a.id LIMIT :limit
                        """)
                .param("from", endingFrom)
                .param("until", endingUntil)
                .param("amount", fromAmount)
                .param("limit", limit)
                .query((row, number) -> new ExpiringAuthorization(
                        new AuthorizationId(row.getObject("id", UUID.class)),
                        row.getString("number"),
                        row.getString("subject_reference"),
                        row.getString("institution_code"),
                        row.getObject("end_date", LocalDate.class)))
                .list();
    }

    @Override
    public boolean announce(ExpiringAuthorization authorization, int policyVersion, Instant at) {
        return jdbc.sql("""
                        INSERT INTO expiry_notice (authorization_id, end_date, announced_at, policy_version)
                        SELECT id, end_date, :at, :policyVersion FROM customer_authorization
                        WHERE id = :id AND state = 'ACTIVE'
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", authorization.id().value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("policyVersion", policyVersion)
                        .update()
                == 1;
    }
}
