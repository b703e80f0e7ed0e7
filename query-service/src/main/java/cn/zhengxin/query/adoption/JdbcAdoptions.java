package cn.zhengxin.query.adoption;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAdoptions implements Adoptions {

    private final JdbcClient database;

    JdbcAdoptions(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<Adoption> of(CreditQueryId query) {
        return database.sql("SELECT * FROM report_adoption WHERE query_id = :query")
                .param("query", query.value())
                .query(JdbcAdoptions::adoptionOf)
                .optional();
    }

    @Override
    public boolean propose(Adoption.Proposed proposed) {
        return database.sql("""
                        INSERT INTO report_adoption AS present
                            (query_id, state, granted_on, ends_on, proposed_by, proposed_at)
                        VALUES (:query, 'PROPOSED', :grantedOn, :endsOn, :proposedBy, :proposedAt)
                        ON CONFLICT (query_id) DO UPDATE SET state = 'PROPOSED', granted_on = excluded.granted_on,
                            ends_on = excluded.ends_on, proposed_by = excluded.proposed_by,
                            proposed_at = excluded.proposed_at, decided_by = NULL, decided_at = NULL
                        WHERE present.state = 'TURNED_DOWN'
                        """)
                        .param("query", proposed.query().value())
                        .param("grantedOn", proposed.credit().grantedOn())
                        .param("endsOn", proposed.credit().endsOn())
                        .param("proposedBy", proposed.proposedBy())
                        .param("proposedAt", timestamp(proposed.proposedAt()))
                        .update()
                == 1;
    }

    @Override
    public boolean decide(Adoption.Adopted adopted) {
        return decide(
                adopted.query(),
                "ADOPTED",
                adopted.decidedBy(),
                adopted.decidedAt(),
                adopted.retainedUntil(),
                adopted.policyVersion());
    }

    @Override
    public boolean decide(Adoption.TurnedDown turnedDown) {
        return decide(turnedDown.query(), "TURNED_DOWN", turnedDown.decidedBy(), turnedDown.decidedAt(), null, null);
    }

    private boolean decide(
            CreditQueryId query,
            String state,
            @Nullable String by,
            Instant at,
            @Nullable Instant retainedUntil,
            @Nullable Integer policyVersion) {
        return database.sql("""
                        UPDATE report_adoption SET state = :state, decided_by = :by, decided_at = :at,
                            retained_until = cast(:retainedUntil AS timestamptz),
                            policy_version = cast(:policyVersion AS integer)
                        WHERE query_id = :query AND state = 'PROPOSED'
                        """)
                        .param("query", query.value())
                        .param("state", state)
                        .param("by", by)
                        .param("at", timestamp(at))
                        .param("retainedUntil", retainedUntil == null ? null : timestamp(retainedUntil))
                        .param("policyVersion", policyVersion)
                        .update()
                == 1;
    }

    private static Adoption adoptionOf(ResultSet row, int number) throws SQLException {
        var query = new CreditQueryId(row.getObject("query_id", UUID.class));
        var credit = new GrantedCredit(
                row.getObject("granted_on", LocalDate.class), row.getObject("ends_on", LocalDate.class));
        String proposedBy = Objects.requireNonNull(row.getString("proposed_by"));
        Instant proposedAt = moment(row, "proposed_at");
        String state = Objects.requireNonNull(row.getString("state"));
        return switch (state) {
            case "PROPOSED" -> new Adoption.Proposed(query, credit, proposedBy, proposedAt);
            case "ADOPTED" ->
                new Adoption.Adopted(
                        query,
                        credit,
                        proposedBy,
                        proposedAt,
                        row.getString("decided_by"),
                        moment(row, "decided_at"),
                        moment(row, "retained_until"),
                        row.getInt("policy_version"));
            case "TURNED_DOWN" ->
                new Adoption.TurnedDown(
                        query,
                        credit,
                        proposedBy,
                        proposedAt,
                        Objects.requireNonNull(row.getString("decided_by")),
                        moment(row, "decided_at"));
            default -> throw new IllegalStateException("Not a state of an adoption: " + state);
        };
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
