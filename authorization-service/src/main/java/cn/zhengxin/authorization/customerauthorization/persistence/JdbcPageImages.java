package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.PageImages;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.evidence.EvidenceId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Digests outlive the files they are of: an image of a destroyed file is still known. */
@Repository
class JdbcPageImages implements PageImages {

    private final JdbcClient jdbc;

    JdbcPageImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Earlier> signedBefore(Collection<String> sha256, AuthorizationId except) {
        if (sha256.isEmpty()) {
            return List.of();
        }
        // In one order everywhere, so that two signings with the same pages never wait for each other in a circle.
        sha256.stream().distinct().sorted().forEach(this::queueUp);
        return jdbc.sql("""
                        SELECT e.id, e.sha256, e.authorization_id, a.subject_reference
                        FROM evidence e JOIN customer_authorization a ON a.id = e.authorization_id
                        WHERE e.kind = 'SIGNED_DOCUMENT' AND e.sha256 IN (:digests)
                          AND e.authorization_id <> :except AND a.signature IS NOT NULL
                        ORDER BY e.id
                        """)
                .param("digests", sha256)
                .param("except", except.value())
                .query((row, number) -> new Earlier(
                        new EvidenceId(row.getObject("id", UUID.class)),
                        row.getString("sha256"),
                        new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                        new SubjectReference(row.getString("subject_reference"))))
                .list();
    }

    /** Until the caller's transaction ends. */
    private void queueUp(String digest) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:digest, 0))")
                .param("digest", "page-image/" + digest)
                .query((row, number) -> digest)
                .list();
    }
}
