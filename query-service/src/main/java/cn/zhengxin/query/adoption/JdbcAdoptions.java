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
                            (query_id, state, granted_on, ends_on, proposed_by, proposed_employee, proposed_at)
                        VALUES (:query, 'PROPOSED', :grantedOn, :endsOn, :proposedBy, :proposedEmployee, :proposedAt)
                        ON CONFLICT (query_id) DO UPDATE SET state = 'PROPOSED', granted_on = excluded.granted_on,
                            ends_on = excluded.ends_on, proposed_by = excluded.proposed_by,
                            proposed_employee = excluded.proposed_employee, proposed_at = excluded.proposed_at,
                            decided_by = NULL, decided_employee = NULL, decided_at = NULL
                        WHERE present.state = 'TURNED_DOWN'
                        """)
                        .param("query", proposed.query().value())
                        .param("grantedOn", proposed.credit().grantedOn())
                        .param("endsOn", proposed.credit().endsOn())
                        .param("proposedBy", proposed.proposedBy())
                        .param("proposedEmployee", proposed.proposer().employeeNumber())
                        .param("proposedAt", timestamp(proposed.proposedAt()))
                        .update()
                == 1;
    }

    @Override
    public boolean decide(Adoption.Adopted adopted) {
        return decide(
                adopted.query(),
                "ADOPTED",
                adopted.decider(),
                adopted.decidedAt(),
                adopted.retainedUntil(),
                adopted.policyVersion());
    }

    @Override
    public boolean decide(Adoption.TurnedDown turnedDown) {
        return decide(turnedDown.query(), "TURNED_DOWN", turnedDown.decider(), turnedDown.decidedAt(), null, null);
    }

    private boolean decide(
            CreditQueryId query,
            String state,
            Adoption.@Nullable Decider by,
            Instant at,
            @Nullable Instant retainedUntil,
            @Nullable Integer policyVersion) {
        return database.sql("""
                        UPDATE report_adoption SET state = :state, decided_by = :by,
                            decided_employee = cast(:employee AS text), decided_at = :at,
                            retained_until = cast(:retainedUntil AS timestamptz),
                            policy_version = cast(:policyVersion AS integer)
                        WHERE query_id = :query AND state = 'PROPOSED'
                        """)
                        .param("query", query.value())
                        .param("state", state)
                        .param("by", by == null ? null : by.account())
                        .param("employee", by == null ? null : by.employeeNumber())
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
        var proposer = new Adoption.Proposer(
                Objects.requireNonNull(row.getString("proposed_by")), row.getString("proposed_employee"));
        Instant proposedAt = moment(row, "proposed_at");
        String state = Objects.requireNonNull(row.getString("state"));
        return switch (state) {
            case "PROPOSED" -> new Adoption.Proposed(query, credit, proposer, proposedAt);
            case "ADOPTED" ->
                new Adoption.Adopted(
                        query,
                        credit,
                        proposer,
                        proposedAt,
                        deciderOf(row),
                        moment(row, "decided_at"),
                        moment(row, "retained_until"),
                        row.getInt("policy_version"));
            case "TURNED_DOWN" ->
                new Adoption.TurnedDown(
                        query,
                        credit,
                        proposer,
                        proposedAt,
                        Objects.requireNonNull(deciderOf(row)),
                        moment(row, "decided_at"));
            default -> throw new IllegalStateException("Not a state of an adoption: " + state);
        };
    }

    private static Adoption.@Nullable Decider deciderOf(ResultSet row) throws SQLException {
        String account = row.getString("decided_by");
        return account == null ? null : new Adoption.Decider(account, row.getString("decided_employee"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
