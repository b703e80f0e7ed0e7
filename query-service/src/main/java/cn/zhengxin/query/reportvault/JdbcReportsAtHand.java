package cn.zhengxin.query.reportvault;

import cn.zhengxin.query.UnderLocks;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReportsAtHand implements ReportsAtHand {

    private static final String SOUGHT = """
             q.subject_reference = :subject AND q.institution = :institution AND q.purpose = :purpose
                AND q.report_type = :reportType
            """;
    /** Whatever a backup has brought back: what was noted as destroyed opens nothing. */
    private static final String WITH_KEY = """
             r.wrapped_key IS NOT NULL AND r.expires_at > :now AND NOT EXISTS (
                SELECT FROM vault_key k WHERE k.key_id = r.key_id AND k.destroyed_at IS NOT NULL)
            """;

    private static final String LATEST =
            "SELECT r.query_id, r.stored_at, r.expires_at FROM credit_query q JOIN vaulted_report r ON r.query_id = q.id WHERE"
                    + SOUGHT + " AND" + WITH_KEY + " ORDER BY r.expires_at DESC, r.query_id LIMIT 1";

    private static final String OUTLOOK = "SELECT latest.*, EXISTS (SELECT FROM credit_query q WHERE" + SOUGHT
            + " AND q.state IN ('SENDING', 'UNKNOWN') AND q.id <> :except) AS on_its_way"
            + " FROM (SELECT) AS one LEFT JOIN (" + LATEST + ") AS latest ON true";

    private final JdbcClient database;
    private final UnderLocks underLocks;

    JdbcReportsAtHand(JdbcClient database, UnderLocks underLocks) {
        this.database = database;
        this.underLocks = underLocks;
    }

    @Override
    public Optional<ReportAtHand> latest(ReportSought sought, Instant now) {
        return database.sql(LATEST)
                .params(valuesOf(sought))
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, number) -> reportOf(row))
                .optional();
    }

    @Override
    public Outlook outlook(ReportSought sought, CreditQueryId except, Instant now, String lock) {
        var values = new HashMap<String, Object>(valuesOf(sought));
        values.put("except", except.value());
        values.put("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        return underLocks
                .rows(
                        List.of(lock),
                        OUTLOOK,
                        values,
                        (row, number) -> new Outlook(
                                row.getObject("query_id") == null ? Optional.empty() : Optional.of(reportOf(row)),
                                row.getBoolean("on_its_way")))
                .getFirst();
    }

    @Override
    public boolean hold(CreditQueryId query, Instant now) {
        return database.sql("SELECT r.query_id FROM vaulted_report r WHERE r.query_id = :query AND" + WITH_KEY
                        + " FOR SHARE OF r")
                .param("query", query.value())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    private static Map<String, Object> valuesOf(ReportSought sought) {
        return Map.of(
                "subject", sought.subject().value(),
                "institution", sought.institution(),
                "purpose", sought.purpose().name(),
                "reportType", sought.reportType().name());
    }

    private static ReportAtHand reportOf(ResultSet row) throws SQLException {
        return new ReportAtHand(
                row.getObject("query_id", UUID.class), moment(row, "stored_at"), moment(row, "expires_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
