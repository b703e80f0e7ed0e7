package cn.zhengxin.authorization.onlinesigning.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.SigningStep;
import cn.zhengxin.authorization.onlinesigning.application.SigningSteps;
import cn.zhengxin.authorization.onlinesigning.application.StepKind;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcSigningSteps implements SigningSteps {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcSigningSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(AuthorizationId authorization, SigningStep step) {
        jdbc.sql("""
                        INSERT INTO online_signing_step (authorization_id, kind, at, detail)
                        VALUES (:authorization, :kind, :at, :detail::jsonb)
                        """)
                .param("authorization", authorization.value())
                .param("kind", StepKind.of(step).name())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("detail", json.writeValueAsString(step))
                .update();
    }

    @Override
    public List<SigningStep> of(AuthorizationId authorization) {
        return jdbc.sql("""
                        SELECT kind, detail FROM online_signing_step
                        WHERE authorization_id = :authorization ORDER BY id
                        """)
                .param("authorization", authorization.value())
                .<SigningStep>query((row, number) -> json.readValue(
                        row.getString("detail"),
                        StepKind.valueOf(row.getString("kind")).type()))
                .list();
    }

    @Override
    public boolean isCheckTaken(String reference, AuthorizationId otherThan) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM online_signing_step
                            WHERE kind = 'BIOMETRIC_PASSED' AND detail ->> 'reference' = :reference
                              AND authorization_id <> :authorization)
                        """)
                .param("reference", reference)
                .param("authorization", otherThan.value())
                .query(Boolean.class)
                .single();
    }
}
