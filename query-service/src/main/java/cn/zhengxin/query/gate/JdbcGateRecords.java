package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcGateRecords implements GateRecords {

    private final JdbcClient database;
    private final GateFactsJson facts;
    private final JsonMapper json;

    JdbcGateRecords(JdbcClient database, GateFactsJson facts, JsonMapper json) {
        this.database = database;
        this.facts = facts;
        this.json = json;
    }

    @Override
    public void keep(CreditQueryId query, GateFacts seen, Decision decision, Instant at) {
        database.sql("""
                        INSERT INTO gate_record (query_id, facts, decision, policy_version, decided_at)
                        VALUES (:query, cast(:facts AS jsonb), cast(:decision AS jsonb), :policyVersion, :at)
                        """)
                .param("query", query.value())
                .param("facts", facts.write(seen))
                .param("decision", json.writeValueAsString(decision))
                .param("policyVersion", decision.policyVersion())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }
}
