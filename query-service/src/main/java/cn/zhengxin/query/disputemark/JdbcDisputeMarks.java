package cn.zhengxin.query.disputemark;

import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDisputeMarks implements DisputeMarks {

    private final JdbcClient database;

    JdbcDisputeMarks(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void open(DisputeMark mark) {
        database.sql("""
                        INSERT INTO dispute_mark (dispute_id, subject_reference, item_path, since)
                        VALUES (:dispute, :subject, :itemPath, :since)
                        ON CONFLICT (dispute_id) DO NOTHING
                        """)
                .param("dispute", mark.dispute())
                .param("subject", mark.subject().value())
                .param("itemPath", mark.itemPath())
                .param("since", timestamp(mark.since()))
                .update();
    }

    @Override
    public void close(UUID dispute, Instant at) {
        database.sql("""
                        INSERT INTO dispute_mark (dispute_id, decided_at) VALUES (:dispute, :at)
                        ON CONFLICT (dispute_id) DO UPDATE SET decided_at = :at
                        """).param("dispute", dispute).param("at", timestamp(at)).update();
    }

    @Override
    public List<DisputeMark> openOn(SubjectReference subject) {
        return database.sql("""
                        SELECT dispute_id, item_path, since FROM dispute_mark
                        WHERE subject_reference = :subject AND decided_at IS NULL ORDER BY since, dispute_id
                        """)
                .param("subject", subject.value())
                .query((row, number) -> new DisputeMark(
                        row.getObject("dispute_id", UUID.class),
                        subject,
                        Objects.requireNonNull(row.getString("item_path")),
                        Objects.requireNonNull(row.getObject("since", OffsetDateTime.class))
                                .toInstant()))
                .list();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
