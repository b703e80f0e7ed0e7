package cn.zhengxin.authorization.retention.persistence;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.retention.application.OpenDisputes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOpenDisputes implements OpenDisputes {

    private final JdbcClient jdbc;

    JdbcOpenDisputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void opened(UUID dispute, SubjectReference subject) {
        jdbc.sql("""
                        INSERT INTO known_dispute (dispute_id, subject_reference) VALUES (:dispute, :subject)
                        ON CONFLICT (dispute_id) DO NOTHING
                        """)
                .param("dispute", dispute)
                .param("subject", subject.value())
                .update();
    }

    @Override
    public void decided(UUID dispute, Instant at) {
        jdbc.sql("""
                        INSERT INTO known_dispute (dispute_id, decided_at) VALUES (:dispute, :at)
                        ON CONFLICT (dispute_id) DO UPDATE SET decided_at = :at
                        """)
                .param("dispute", dispute)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean isOpen(SubjectReference subject) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM known_dispute
                                       WHERE subject_reference = :subject AND decided_at IS NULL)
                        """)
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }
}
