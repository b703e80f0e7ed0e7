package cn.zhengxin.authorization.retention.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.retention.application.Destructions;
import cn.zhengxin.authorization.retention.application.StoredDestruction;
import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.DestructionDecision;
import cn.zhengxin.authorization.retention.model.DestructionFacts;
import cn.zhengxin.authorization.retention.model.DestructionId;
import cn.zhengxin.authorization.retention.model.DestructionItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcDestructions implements Destructions {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcDestructions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The states as the table spells them. */
    private enum State {
        PROPOSED,
        EXECUTED,
        TURNED_DOWN
    }

    @Override
    public StoredDestruction add(Destruction.Proposed destruction) {
        var facts = destruction.facts();
        jdbc.sql("""
                        INSERT INTO destruction (
                            id, institution_code, state, version, items, proposed_by, proposed_at, proposed_policy)
                        VALUES (
                            :id, :institution, 'PROPOSED', 1, :items::jsonb, :proposedBy::jsonb, :proposedAt, :policy)
                        """)
                .param("id", facts.id().value())
                .param("institution", facts.institution())
                .param("items", json.writeValueAsString(facts.items()))
                .param("proposedBy", json.writeValueAsString(facts.proposedBy()))
                .param("proposedAt", facts.proposedAt().atOffset(ZoneOffset.UTC))
                .param("policy", facts.policyVersion())
                .update();
        for (var item : facts.items()) {
            jdbc.sql("INSERT INTO destruction_file (authorization_id, destruction_id) VALUES (:file, :destruction)")
                    .param("file", item.authorization().value())
                    .param("destruction", facts.id().value())
                    .update();
        }
        return new StoredDestruction(destruction, 1);
    }

    @Override
    public Optional<StoredDestruction> find(DestructionId id) {
        return jdbc.sql("SELECT * FROM destruction WHERE id = :id")
                .param("id", id.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public Optional<StoredDestruction> findForChange(DestructionId id) {
        return jdbc.sql("SELECT * FROM destruction WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public StoredDestruction replace(StoredDestruction before, Destruction after) {
        var changed = switch (after) {
            case Destruction.Proposed _ -> throw new IllegalArgumentException("Nothing becomes a proposal again");
            case Destruction.Executed executed ->
                update(
                        before,
                        State.EXECUTED,
                        executed.decision(),
                        executed.certificateNumber(),
                        json.writeValueAsString(executed.destroyed()));
            case Destruction.TurnedDown turnedDown -> {
                // The files can be proposed anew.
                jdbc.sql("DELETE FROM destruction_file WHERE destruction_id = :id")
                        .param("id", after.facts().id().value())
                        .update();
                yield update(before, State.TURNED_DOWN, turnedDown.decision(), null, null);
            }
        };
        if (changed != 1) {
            throw new OptimisticLockingFailureException("A destruction changed under its own lock");
        }
        return new StoredDestruction(after, before.version() + 1);
    }

    private int update(
            StoredDestruction before,
            State state,
            DestructionDecision decision,
            @Nullable String certificateNumber,
            @Nullable String destroyed) {
        return jdbc.sql("""
                        UPDATE destruction SET
                            version = version + 1, state = :state, decided_by = :decidedBy::jsonb, decided_at = :decidedAt,
                            decided_policy = :policy, certificate_number = :number, destroyed = :destroyed::jsonb
                        WHERE id = :id AND version = :version
                        """)
                .param("state", state.name())
                .param("decidedBy", json.writeValueAsString(decision.by()))
                .param("decidedAt", decision.at().atOffset(ZoneOffset.UTC))
                .param("policy", decision.policyVersion())
                .param("number", certificateNumber)
                .param("destroyed", destroyed)
                .param("id", before.facts().id().value())
                .param("version", before.version())
                .update();
    }

    @Override
    public List<StoredDestruction> ofInstitution(String institution) {
        return jdbc.sql("SELECT * FROM destruction WHERE institution_code = :institution ORDER BY id DESC LIMIT 100")
                .param("institution", institution)
                .query((row, number) -> stored(row))
                .list();
    }

    @Override
    public Optional<DestructionId> concerning(AuthorizationId authorization) {
        return jdbc.sql("SELECT destruction_id FROM destruction_file WHERE authorization_id = :file")
                .param("file", authorization.value())
                .query((row, number) -> new DestructionId(row.getObject("destruction_id", UUID.class)))
                .optional();
    }

    @Override
    public String nextCertificateNumber(LocalDate day) {
        var sequence = jdbc.sql("SELECT nextval('destruction_certificate_number')")
                .query(Long.class)
                .single();
        return "DC" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + String.format(Locale.ROOT, "%08d", sequence);
    }

    private StoredDestruction stored(ResultSet row) throws SQLException {
        var facts = new DestructionFacts(
                new DestructionId(row.getObject("id", UUID.class)),
                row.getString("institution_code"),
                List.of(json.readValue(row.getString("items"), DestructionItem[].class)),
                json.readValue(row.getString("proposed_by"), Party.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getInt("proposed_policy"));
        var destruction = switch (State.valueOf(row.getString("state"))) {
            case PROPOSED -> new Destruction.Proposed(facts);
            case EXECUTED ->
                new Destruction.Executed(
                        facts,
                        decision(row),
                        row.getString("certificate_number"),
                        List.of(json.readValue(row.getString("destroyed"), Destruction.DestroyedFile[].class)));
            case TURNED_DOWN -> new Destruction.TurnedDown(facts, decision(row));
        };
        return new StoredDestruction(destruction, row.getLong("version"));
    }

    private DestructionDecision decision(ResultSet row) throws SQLException {
        return new DestructionDecision(
                json.readValue(row.getString("decided_by"), Party.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getInt("decided_policy"));
    }
}
