package cn.zhengxin.authorization.securitypoints;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcDeductions implements Deductions {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcDeductions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean count(Deduction deduction) {
        return jdbc.sql("""
                        INSERT INTO operator_deduction
                            (finding_reference, operator_account, violation, points, deducted_by, deducted_at)
                        VALUES (:finding, :operator, :violation, :points, :by::jsonb, :at)
                        ON CONFLICT (finding_reference) DO NOTHING
                        """)
                        .param("finding", deduction.findingReference())
                        .param("operator", deduction.operator().value())
                        .param("violation", deduction.violation().name())
                        .param("points", deduction.points())
                        .param("by", json.writeValueAsString(deduction.by()))
                        .param("at", deduction.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
