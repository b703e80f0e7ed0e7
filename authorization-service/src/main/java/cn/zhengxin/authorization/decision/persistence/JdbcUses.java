package cn.zhengxin.authorization.decision.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.SpentUses;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.decision.application.Uses;
import cn.zhengxin.authorization.decision.model.Confirmed;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Reserved;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.UseFacts;
import cn.zhengxin.authorization.decision.model.UseId;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.policy.RuleCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUses implements Uses, SpentUses {

    private final JdbcClient jdbc;

    JdbcUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The states as the table spells them. */
    private enum State {
        RESERVED,
        CONFIRMED,
        CONSUMED,
        RELEASED,
        REFUSED
    }

    private static State stateOf(Use use) {
        return switch (use) {
            case Reserved _ -> State.RESERVED;
            case Confirmed _ -> State.CONFIRMED;
            case Consumed _ -> State.CONSUMED;
            case Released _ -> State.RELEASED;
            case Refused _ -> State.REFUSED;
        };
    }

    @Override
    public Optional<Use> find(UseId id) {
        return find("SELECT * FROM authorization_use WHERE use_id = :id", id);
    }

    @Override
    public Optional<Use> findForChange(UseId id) {
        return find("SELECT * FROM authorization_use WHERE use_id = :id FOR UPDATE", id);
    }

    @Override
    public Map<UseId, Use> find(Collection<UseId> ids) {
        return find("SELECT * FROM authorization_use WHERE use_id = ANY (:ids)", ids);
    }

    @Override
    public Map<UseId, Use> findForChange(Collection<UseId> ids) {
        return find("SELECT * FROM authorization_use WHERE use_id = ANY (:ids) ORDER BY use_id FOR UPDATE", ids);
    }

    private Map<UseId, Use> find(String query, Collection<UseId> ids) {
        return jdbc.sql(query).param("ids", idsOf(ids)).query((row, number) -> use(row)).list().stream()
                .collect(Collectors.toMap(use -> use.facts().id(), Function.identity()));
    }

    private static UUID[] idsOf(Collection<UseId> ids) {
        return ids.stream().map(UseId::value).toArray(UUID[]::new);
    }

    private Optional<Use> find(String query, UseId id) {
        return jdbc.sql(query)
                .param("id", id.value())
                .query((row, number) -> use(row))
                .optional();
    }

    /**
     * Looked up one authorization at a time, by LATERAL: left to join whole tables, the server does so wherever it has not learned yet
     * how few are derived, and keeps to that plan.
     */
    @Override
    public long takenOf(AuthorizationId authorization) {
        return jdbc.sql("""
                        WITH RECURSIVE counted (id) AS (
                            SELECT :authorization::uuid
                            UNION SELECT below.id FROM counted CROSS JOIN LATERAL (
                                SELECT c.id FROM customer_authorization c WHERE c.derived_from = counted.id OFFSET 0) below)
                        SELECT coalesce(sum(taken.uses), 0) FROM counted CROSS JOIN LATERAL (
                            SELECT count(*) AS uses FROM authorization_use
                            WHERE authorization_id = counted.id AND state IN ('RESERVED', 'CONFIRMED', 'CONSUMED')) taken
                        """)
                .param("authorization", authorization.value())
                .query(Long.class)
                .single();
    }

    @Override
    public boolean hasConsumed(AuthorizationId authorization) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM authorization_use
                                       WHERE authorization_id = :authorization AND state = 'CONSUMED')
                        """)
                .param("authorization", authorization.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean add(Use use) {
        var facts = use.facts();
        var intended = facts.intendedUse();
        List<RuleCode> rules = use instanceof Refused refused ? refused.rules() : List.of();
        return jdbc.sql("""
                        INSERT INTO authorization_use (
                            use_id, authorization_id, state, subject_reference, institution, purpose, report_type,
                            operator_account, refused_rules, policy_version, asked_at, changed_at)
                        VALUES (
                            :id, :authorization, :state, :subject, :institution, :purpose, :reportType,
                            :operatorAccount, :rules, :policyVersion, :askedAt, :askedAt)
                        ON CONFLICT (use_id) DO NOTHING
                        """)
                        .param("id", facts.id().value())
                        .param("authorization", facts.authorization().value())
                        .param("state", stateOf(use).name())
                        .param("subject", intended.subject().value())
                        .param("institution", intended.institution())
                        .param("purpose", intended.purpose().name())
                        .param("reportType", intended.reportType().name())
                        .param("operatorAccount", intended.operatorAccount())
                        .param("rules", rules.stream().map(Enum::name).toArray(String[]::new))
                        .param("policyVersion", facts.policyVersion())
                        .param("askedAt", facts.askedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void replace(Use use, Instant at) {
        jdbc.sql("UPDATE authorization_use SET state = :state, changed_at = :at WHERE use_id = :id")
                .param("state", stateOf(use).name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", use.facts().id().value())
                .update();
    }

    @Override
    public void consume(Collection<Consumed> uses, Instant at) {
        if (uses.isEmpty()) {
            return;
        }
        jdbc.sql("UPDATE authorization_use SET state = :state, changed_at = :at WHERE use_id = ANY (:ids)")
                .param("state", State.CONSUMED.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", idsOf(uses.stream().map(use -> use.facts().id()).toList()))
                .update();
    }

    private static Use use(ResultSet row) throws SQLException {
        var facts = new UseFacts(
                new UseId(row.getObject("use_id", UUID.class)),
                new AuthorizationId(row.getObject("authorization_id", UUID.class)),
                new IntendedUse(
                        new SubjectReference(row.getString("subject_reference")),
                        row.getString("institution"),
                        Purpose.valueOf(row.getString("purpose")),
                        ReportType.valueOf(row.getString("report_type")),
                        row.getString("operator_account")),
                row.getInt("policy_version"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
        return switch (State.valueOf(row.getString("state"))) {
            case RESERVED -> new Reserved(facts);
            case CONFIRMED -> new Confirmed(facts);
            case CONSUMED -> new Consumed(facts);
            case RELEASED -> new Released(facts);
            case REFUSED -> new Refused(facts, rules(row));
        };
    }

    private static List<RuleCode> rules(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("refused_rules").getArray())
                .map(RuleCode::valueOf)
                .toList();
    }
}
