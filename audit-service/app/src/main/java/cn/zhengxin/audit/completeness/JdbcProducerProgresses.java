package cn.zhengxin.audit.completeness;

import cn.zhengxin.audit.completeness.ProducerProgress.Gap;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProducerProgresses implements ProducerProgresses {

    private final JdbcClient jdbc;

    JdbcProducerProgresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ProducerProgress of(String producer) {
        return jdbc.sql("SELECT highest FROM producer_progress WHERE producer = ?")
                .param(producer)
                .query(Long.class)
                .optional()
                .map(highest -> new ProducerProgress(producer, highest, gaps(producer)))
                .orElseGet(() -> ProducerProgress.none(producer));
    }

    private List<Gap> gaps(String producer) {
        return jdbc.sql("""
                        SELECT first_sequence, last_sequence, since FROM producer_gap
                         WHERE producer = ? ORDER BY first_sequence
                        """)
                .param(producer)
                .query((row, number) -> new Gap(
                        row.getLong("first_sequence"),
                        row.getLong("last_sequence"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public void save(ProducerProgress before, ProducerProgress after) {
        jdbc.sql("""
                        INSERT INTO producer_progress (producer, highest) VALUES (?, ?)
                        ON CONFLICT (producer) DO UPDATE SET highest = excluded.highest
                        """).params(after.producer(), after.highest()).update();
        for (Gap gap : before.gaps()) {
            if (!after.gaps().contains(gap)) {
                jdbc.sql("DELETE FROM producer_gap WHERE producer = ? AND first_sequence = ?")
                        .params(after.producer(), gap.first())
                        .update();
            }
        }
        for (Gap gap : after.gaps()) {
            if (!before.gaps().contains(gap)) {
                jdbc.sql("""
                                INSERT INTO producer_gap (producer, first_sequence, last_sequence, since)
                                VALUES (?, ?, ?, ?)
                                """)
                        .params(
                                after.producer(),
                                gap.first(),
                                gap.last(),
                                gap.since().atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
    }

    @Override
    public List<ProducerProgress> all() {
        return jdbc
                .sql("SELECT producer FROM producer_progress ORDER BY producer")
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .map(this::of)
                .toList();
    }
}
