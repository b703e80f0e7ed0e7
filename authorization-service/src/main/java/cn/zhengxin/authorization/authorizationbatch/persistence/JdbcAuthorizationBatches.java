package cn.zhengxin.authorization.authorizationbatch.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.authorizationbatch.application.AuthorizationBatches;
import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.authorizationbatch.model.BatchId;
import cn.zhengxin.authorization.authorizationbatch.model.BatchedAuthorization;
import cn.zhengxin.authorization.authorizationbatch.model.KnownConsents;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.application.DeclaredConsents;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Batches and the consents they named. Digests say nothing of who signed; subjects stand with the authorizations (N2). */
@Repository
class JdbcAuthorizationBatches implements AuthorizationBatches, KnownConsents, DeclaredConsents {

    /** Any number that nothing else locks by; it makes batches queue. */
    private static final long QUEUE = 7_021_009L;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcAuthorizationBatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keepOthersOut() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:queue)").param("queue", QUEUE).query(row -> {});
    }

    @Override
    public void add(AuthorizationBatch batch) {
        jdbc.sql("""
                        INSERT INTO authorization_batch (
                            id, institution_code, business_reference, entered_by, entered_at, policy_version)
                        VALUES (:id, :institution, :businessReference, :enteredBy::jsonb, :enteredAt, :policyVersion)
                        """)
                .param("id", batch.id().value())
                .param("institution", batch.institution())
                .param("businessReference", batch.businessReference())
                .param("enteredBy", json.writeValueAsString(batch.enteredBy()))
                .param("enteredAt", batch.enteredAt().atOffset(ZoneOffset.UTC))
                .param("policyVersion", batch.policyVersion())
                .update();
        for (int index = 0; index < batch.rows().size(); index++) {
            var row = batch.rows().get(index);
            jdbc.sql("""
                            INSERT INTO authorization_batch_row (batch_id, row_number, authorization_id, consent_sha256)
                            VALUES (:batch, :row, :authorization, :consent)
                            """)
                    .param("batch", batch.id().value())
                    .param("row", index)
                    .param("authorization", row.authorization().value())
                    .param("consent", row.consentSha256().toArray(String[]::new))
                    .update();
        }
    }

    @Override
    public Optional<AuthorizationBatch> find(BatchId id) {
        return jdbc.sql("SELECT * FROM authorization_batch WHERE id = :id")
                .param("id", id.value())
                .query((row, number) -> batch(id, row))
                .optional();
    }

    private AuthorizationBatch batch(BatchId id, ResultSet row) throws SQLException {
        return new AuthorizationBatch(
                id,
                row.getString("institution_code"),
                row.getString("business_reference"),
                json.readValue(row.getString("entered_by"), Party.class),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getInt("policy_version"),
                rows(id));
    }

    private List<BatchedAuthorization> rows(BatchId id) {
        return jdbc.sql("""
                        SELECT authorization_id, consent_sha256 FROM authorization_batch_row
                        WHERE batch_id = :id ORDER BY row_number
                        """)
                .param("id", id.value())
                .query((row, number) -> new BatchedAuthorization(
                        new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                        List.of((String[]) row.getArray("consent_sha256").getArray())))
                .list();
    }

    /** Pages that signed, and what earlier batches named, whether it signed yet or not. */
    @Override
    public Map<String, Set<SubjectReference>> subjectsOf(Collection<String> sha256) {
        var found = new HashMap<String, Set<SubjectReference>>();
        jdbc.sql("""
                        SELECT e.sha256, a.subject_reference
                        FROM evidence e JOIN customer_authorization a ON a.id = e.authorization_id
                        WHERE e.kind = 'SIGNED_DOCUMENT' AND e.sha256 = ANY (:digests::text[]) AND a.signature IS NOT NULL
                        UNION
                        SELECT named.sha256, a.subject_reference
                        FROM authorization_batch_row r
                            JOIN customer_authorization a ON a.id = r.authorization_id
                            CROSS JOIN LATERAL unnest(r.consent_sha256) AS named (sha256)
                        WHERE r.consent_sha256 && :digests::text[] AND named.sha256 = ANY (:digests::text[])
                        """)
                .param("digests", sha256.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(row.getString("sha256"), new SubjectReference(row.getString("subject_reference"))))
                .list()
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), _ -> new HashSet<>())
                        .add(entry.getValue()));
        return found;
    }

    @Override
    public Optional<Set<String>> of(AuthorizationId id) {
        return jdbc.sql("SELECT consent_sha256 FROM authorization_batch_row WHERE authorization_id = :id")
                .param("id", id.value())
                .query((row, number) ->
                        Set.of((String[]) row.getArray("consent_sha256").getArray()))
                .optional();
    }
}
