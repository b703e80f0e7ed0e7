package cn.zhengxin.query.gate;

import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcGateRecords implements GateRecords {

    private final JdbcClient database;
    private final GateFactsJson facts;
    private final JsonMapper json;
    private final LastStatements last;

    JdbcGateRecords(JdbcClient database, GateFactsJson facts, JsonMapper json, LastStatements last) {
        this.database = database;
        this.facts = facts;
        this.json = json;
        this.last = last;
    }

    @Override
    public Set<ComplianceGround> complianceGroundsOf(CreditQueryId query) {
        var grounds = EnumSet.noneOf(ComplianceGround.class);
        database.sql("SELECT facts FROM gate_record WHERE query_id = :query")
                .param("query", query.value())
                .query((row, number) -> facts.read(Objects.requireNonNull(row.getString("facts"))))
                .optional()
                .ifPresent(seen -> grounds.addAll(seen.background().complianceGrounds()));
        return grounds;
    }

    @Override
    public void keep(CreditQueryId query, GateFacts seen, Decision decision, Instant at) {
        last.add(
                """
                INSERT INTO gate_record (query_id, facts, decision, policy_version, decided_at)
                VALUES (:query, cast(:facts AS jsonb), cast(:decision AS jsonb), :policyVersion, :at)
                """,
                Map.of(
                        "query", query.value(),
                        "facts", facts.write(seen),
                        "decision", json.writeValueAsString(decision),
                        "policyVersion", decision.policyVersion(),
                        "at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC)));
    }
}
