package cn.zhengxin.query.oftenqueried;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFootprints implements Footprints {

    private final JdbcClient database;

    JdbcFootprints(JdbcClient database) {
        this.database = database;
    }

    @Override
    public int keepAndCount(CreditQueryId query, SubjectReference subject, Instant inquiredAt, Instant since) {
        // Held until the commit: without it, two at once would each count without the other (Q8).
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('footprint ' || :subject, 0))")
                .param("subject", subject.value())
                .query(row -> {});
        // A statement does not see the row that it writes itself.
        int others = database.sql("""
                        WITH kept AS (
                            INSERT INTO footprint (query_id, subject_reference, inquired_at)
                            VALUES (:query, :subject, :inquiredAt))
                        SELECT count(*) FROM footprint
                        WHERE subject_reference = :subject AND inquired_at > :since
                        """)
                .param("query", query.value())
                .param("subject", subject.value())
                .param("inquiredAt", utc(inquiredAt))
                .param("since", utc(since))
                .query(Integer.class)
                .single();
        return inquiredAt.isAfter(since) ? others + 1 : others;
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
