package cn.zhengxin.audit.completeness;

import cn.zhengxin.audit.completeness.ProducerProgress.Gap;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProducerProgresses implements ProducerProgresses {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcProducerProgresses(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
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
        List<Gap> closed = without(before.gaps(), after.gaps());
        if (!closed.isEmpty()) {
            jdbc.sql("DELETE FROM producer_gap WHERE producer = ? AND first_sequence = ANY (?)")
                    .param(after.producer())
                    .param(closed.stream().map(Gap::first).toArray(Long[]::new))
                    .update();
        }
        List<Gap> opened = without(after.gaps(), before.gaps());
        if (!opened.isEmpty()) {
            template.batchUpdate(
                    "INSERT INTO producer_gap (producer, first_sequence, last_sequence, since) VALUES (?, ?, ?, ?)",
                    opened,
                    BATCH,
                    (statement, gap) -> {
                        statement.setString(1, after.producer());
                        statement.setLong(2, gap.first());
                        statement.setLong(3, gap.last());
                        statement.setObject(4, gap.since().atOffset(ZoneOffset.UTC));
                    });
        }
    }

    private static List<Gap> without(List<Gap> gaps, List<Gap> others) {
        Set<Gap> left = new LinkedHashSet<>(gaps);
        left.removeAll(Set.copyOf(others));
        return List.copyOf(left);
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
