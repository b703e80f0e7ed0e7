package cn.zhengxin.query.oftenqueried;

import cn.zhengxin.query.UnderLocks;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
class JdbcFootprints implements Footprints {

    /** A statement does not see the row that it writes itself. */
    private static final String KEEP_AND_COUNT = """
            WITH kept AS (
                INSERT INTO footprint (query_id, subject_reference, inquired_at)
                VALUES (:query, :subject, :inquiredAt))
            SELECT count(*) FROM footprint
            WHERE subject_reference = :subject AND inquired_at > :since
            """;

    private final UnderLocks underLocks;

    JdbcFootprints(UnderLocks underLocks) {
        this.underLocks = underLocks;
    }

    @Override
    public int keepAndCount(CreditQueryId query, SubjectReference subject, Instant inquiredAt, Instant since) {
        // Held until the commit: without it, two at once would each count without the other (Q8).
        int others = underLocks
                .rows(
                        List.of("footprint " + subject.value()),
                        KEEP_AND_COUNT,
                        Map.of(
                                "query", query.value(),
                                "subject", subject.value(),
                                "inquiredAt", utc(inquiredAt),
                                "since", utc(since)),
                        (row, number) -> row.getInt(1))
                .getFirst();
        return inquiredAt.isAfter(since) ? others + 1 : others;
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
