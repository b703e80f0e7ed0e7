package cn.zhengxin.authorization.evidencebundle;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Bundles in PostgreSQL, as they were made. They hold no personal data: digests, pseudonyms, accounts and times only. */
@Repository
class JdbcEvidenceBundles implements EvidenceBundles {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcEvidenceBundles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(EvidenceBundle bundle) {
        jdbc.sql("INSERT INTO evidence_bundle (authorization_id, root, bundle) VALUES (:id, :root, :bundle)")
                .param("id", bundle.authorization().value())
                .param("root", bundle.root())
                .param("bundle", json.writeValueAsString(bundle))
                .update();
    }

    @Override
    public Optional<EvidenceBundle> of(AuthorizationId authorization) {
        return jdbc.sql("SELECT bundle FROM evidence_bundle WHERE authorization_id = :id")
                .param("id", authorization.value())
                .query((row, number) -> json.readValue(row.getString("bundle"), EvidenceBundle.class))
                .optional();
    }
}
