package cn.zhengxin.query.sampling;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.SampleFinding;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcQuerySamples implements QuerySamples {

    private final JdbcClient database;
    private final EnvelopeCipher cipher;

    JdbcQuerySamples(JdbcClient database, EnvelopeCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public List<Cleared> clearedByNobody(Instant from, Instant until) {
        return database.sql("""
                        SELECT id, institution, requester_kind FROM credit_query
                        WHERE requester_kind <> 'OFFICER' AND reviewer IS NULL
                            AND cleared_at >= :from AND cleared_at < :until
                        ORDER BY id
                        """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, number) -> new Cleared(
                        new CreditQueryId(row.getObject("id", UUID.class)),
                        text(row, "institution"),
                        text(row, "requester_kind").equals("PARTNER_SYSTEM")))
                .list();
    }

    @Override
    public boolean isDrawn(LocalDate day, String institution) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM sample_draw WHERE day = :day AND institution = :institution)")
                .param("day", day)
                .param("institution", institution)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean add(QuerySample sample) {
        return database.sql("""
                        INSERT INTO query_sample (query_id, day, examined_by_institution, sampled_at, due_by)
                        VALUES (:query, :day, :examinedBy, :sampledAt, :dueBy) ON CONFLICT (query_id) DO NOTHING
                        """)
                        .param("query", sample.query().value())
                        .param("day", sample.day())
                        .param("examinedBy", sample.examinedBy())
                        .param("sampledAt", utc(sample.sampledAt()))
                        .param("dueBy", utc(sample.dueBy()))
                        .update()
                == 1;
    }

    @Override
    public boolean note(SampleDraw draw, Instant at) {
        return database.sql("""
                        INSERT INTO sample_draw
                            (day, institution, population, sampled, percent, policy_version, drawn_at)
                        VALUES (:day, :institution, :population, :sampled, :percent, :policyVersion, :at)
                        ON CONFLICT (day, institution) DO NOTHING
                        """)
                        .param("day", draw.day())
                        .param("institution", draw.institution())
                        .param("population", draw.population())
                        .param("sampled", draw.sampled())
                        .param("percent", draw.percent())
                        .param("policyVersion", draw.policyVersion())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    @Override
    public Optional<QuerySample> find(CreditQueryId query) {
        return database.sql("SELECT * FROM query_sample WHERE query_id = :query")
                .param("query", query.value())
                .query(this::sampleOf)
                .optional();
    }

    @Override
    public boolean examine(CreditQueryId query, QuerySample.Examination finding) {
        String reason = finding.reason();
        return database.sql("""
                        UPDATE query_sample SET finding = :finding, reason = :reason, found_by = :by, found_at = :at
                        WHERE query_id = :query AND finding IS NULL
                        """)
                        .param("finding", finding.finding().name())
                        // Free text can hold anything; it rests encrypted (N1).
                        .param(
                                "reason",
                                reason == null
                                        ? null
                                        : cipher.seal(reason.getBytes(StandardCharsets.UTF_8), reasonOf(query))
                                                .toBytes(),
                                Types.BINARY)
                        .param("by", finding.by())
                        .param("at", utc(finding.at()))
                        .param("query", query.value())
                        .update()
                == 1;
    }

    @Override
    public List<QuerySample> page(
            String examinedBy, @Nullable Show show, Instant moment, @Nullable CreditQueryId after, int limit) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("examinedBy", examinedBy);
        values.put("limit", limit);
        var conditions = new StringBuilder("examined_by_institution = :examinedBy");
        if (show != null) {
            switch (show) {
                case OPEN -> conditions.append(" AND finding IS NULL");
                case OVERDUE -> {
                    conditions.append(" AND finding IS NULL AND due_by <= :moment");
                    values.put("moment", utc(moment));
                }
                case EXAMINED -> conditions.append(" AND finding IS NOT NULL");
            }
        }
        if (after != null) {
            conditions.append(" AND query_id > :after"); // ids are ordered by time
            values.put("after", after.value());
        }
        return database.sql("SELECT * FROM query_sample WHERE " + conditions + " ORDER BY query_id LIMIT :limit")
                .params(values)
                .query(this::sampleOf)
                .list();
    }

    @Override
    public Backlog backlogOf(String examinedBy, Instant moment) {
        return database.sql("""
                        SELECT count(*) AS open, count(*) FILTER (WHERE due_by <= :moment) AS overdue
                        FROM query_sample WHERE examined_by_institution = :examinedBy AND finding IS NULL
                        """)
                .param("moment", utc(moment))
                .param("examinedBy", examinedBy)
                .query((row, number) -> new Backlog(row.getInt("open"), row.getInt("overdue")))
                .single();
    }

    @Override
    public int overdue(Instant moment) {
        return database.sql("SELECT count(*) FROM query_sample WHERE finding IS NULL AND due_by <= :moment")
                .param("moment", utc(moment))
                .query(Integer.class)
                .single();
    }

    private QuerySample sampleOf(ResultSet row, int number) throws SQLException {
        var query = new CreditQueryId(row.getObject("query_id", UUID.class));
        return new QuerySample(
                query,
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                text(row, "examined_by_institution"),
                moment(row, "sampled_at"),
                moment(row, "due_by"),
                examinationOf(row, query));
    }

    private QuerySample.@Nullable Examination examinationOf(ResultSet row, CreditQueryId query) throws SQLException {
        String finding = row.getString("finding");
        if (finding == null) {
            return null;
        }
        byte @Nullable [] sealed = row.getBytes("reason");
        return new QuerySample.Examination(
                SampleFinding.valueOf(finding),
                sealed == null
                        ? null
                        : new String(cipher.open(Sealed.fromBytes(sealed), reasonOf(query)), StandardCharsets.UTF_8),
                text(row, "found_by"),
                moment(row, "found_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static byte[] reasonOf(CreditQueryId query) {
        return ("query_sample.reason/" + query).getBytes(StandardCharsets.UTF_8);
    }
}
