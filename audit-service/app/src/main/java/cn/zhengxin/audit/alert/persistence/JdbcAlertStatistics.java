package cn.zhengxin.audit.alert.persistence;

import cn.zhengxin.audit.alert.application.AlertReader;
import cn.zhengxin.audit.alert.application.AlertStatistics;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAlertStatistics implements AlertStatistics {

    /** As {@link AlertReader#maySee}. */
    static final String VISIBLE = """
            (cast(:only AS text) IS NULL OR institution = :only)
            AND account <> :reader AND employee_number IS DISTINCT FROM :readerEmployee
            """;

    /** As {@link AlertTerms#overdue}. */
    static final String OVERDUE =
            "(agreed_at IS NULL AND (raised_at < :findingBefore OR checked_at IS NULL AND raised_at < :checkBefore))";

    private final JdbcClient database;

    JdbcAlertStatistics(JdbcClient database) {
        this.database = database;
    }

    static Map<String, @Nullable Object> visible(AlertReader reader) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("only", reader.onlyInstitution());
        values.put("reader", reader.person().account());
        values.put("readerEmployee", reader.person().employeeNumber());
        return values;
    }

    static Map<String, OffsetDateTime> endings(AlertTerms terms, Instant now) {
        return Map.of(
                "checkBefore", timestamp(now.minus(terms.of(AlertClock.FIRST_CHECK))),
                "findingBefore", timestamp(now.minus(terms.of(AlertClock.FINDING))));
    }

    @Override
    public List<Line> of(AlertReader reader, Instant from, Instant before, AlertTerms terms, Instant now) {
        var values = visible(reader);
        values.putAll(endings(terms, now));
        values.put("from", timestamp(from));
        values.put("to", timestamp(before));
        return database.sql("""
                        SELECT CASE grouping(level, indicator, institution)
                                   WHEN 3 THEN 'LEVEL' WHEN 5 THEN 'INDICATOR' WHEN 6 THEN 'INSTITUTION' ELSE 'ALL' END AS dimension,
                               coalesce(level, indicator, institution) AS value,
                               count(*) AS raised,
                               count(*) FILTER (WHERE agreed_at IS NULL) AS open,
                               count(*) FILTER (WHERE is_overdue) AS overdue,
                               count(*) FILTER (WHERE agreed_at IS NOT NULL AND confirmed) AS closed_confirmed,
                               count(*) FILTER (WHERE agreed_at IS NOT NULL AND NOT confirmed) AS closed_not_confirmed,
                               round(percentile_cont(0.5) WITHIN GROUP (ORDER BY to_check)::numeric, 1) AS median_check,
                               round(percentile_cont(0.95) WITHIN GROUP (ORDER BY to_check)::numeric, 1) AS p95_check,
                               round(percentile_cont(0.5) WITHIN GROUP (ORDER BY to_closing)::numeric, 1) AS median_closing,
                               round(percentile_cont(0.95) WITHIN GROUP (ORDER BY to_closing)::numeric, 1) AS p95_closing
                        FROM (SELECT level, indicator, institution, agreed_at, confirmed,
                        """ + OVERDUE + """
                                     AS is_overdue,
                                     extract(epoch FROM checked_at - raised_at)::float8 / 60 AS to_check,
                                     extract(epoch FROM agreed_at - raised_at)::float8 / 60 AS to_closing
                              FROM alert WHERE raised_at >= :from AND raised_at < :to AND
                        """ + VISIBLE + """
                        ) AS counted
                        GROUP BY GROUPING SETS ((), (level), (indicator), (institution))
                        ORDER BY 1, 2 NULLS LAST
                        """)
                .params(values)
                .query((row, number) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Dimension.valueOf(row.getString("dimension")),
                row.getString("value"),
                row.getLong("raised"),
                row.getLong("open"),
                row.getLong("overdue"),
                row.getLong("closed_confirmed"),
                row.getLong("closed_not_confirmed"),
                row.getBigDecimal("median_check"),
                row.getBigDecimal("p95_check"),
                row.getBigDecimal("median_closing"),
                row.getBigDecimal("p95_closing"));
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
