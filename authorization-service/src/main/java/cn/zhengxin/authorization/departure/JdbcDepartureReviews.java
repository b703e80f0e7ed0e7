package cn.zhengxin.authorization.departure;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.operator.model.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcDepartureReviews implements DepartureReviews {

    private static final String SELECT = """
            SELECT r.*, o.employee_number FROM departure_review r JOIN credit_operator o ON o.account = r.operator_account
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcDepartureReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean open(DepartureReview.Open review) {
        var facts = review.facts();
        return jdbc.sql("""
                        INSERT INTO departure_review
                            (id, operator_account, institution_code, cause, event_id, opened_at, due_at)
                        VALUES (:id, :operator, :institution, :cause, :event, :openedAt, :dueAt)
                        ON CONFLICT (event_id) DO NOTHING
                        """)
                        .param("id", facts.id())
                        .param("operator", facts.operator().value())
                        .param("institution", facts.institution())
                        .param("cause", facts.cause().name())
                        .param("event", facts.eventId())
                        .param("openedAt", facts.openedAt().atOffset(ZoneOffset.UTC))
                        .param("dueAt", facts.dueAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<StoredDepartureReview> find(UUID id) {
        return find(SELECT + "WHERE r.id = :id", id);
    }

    @Override
    public Optional<StoredDepartureReview> findForChange(UUID id) {
        return find(SELECT + "WHERE r.id = :id FOR UPDATE OF r", id);
    }

    private Optional<StoredDepartureReview> find(String query, UUID id) {
        return jdbc.sql(query)
                .param("id", id)
                .query((row, number) -> review(row))
                .optional();
    }

    @Override
    public void replace(StoredDepartureReview before, DepartureReview.Closed after) {
        var changed = jdbc.sql("""
                        UPDATE departure_review
                        SET finding = :finding, closed_by = :by::jsonb, closed_at = :at, version = version + 1
                        WHERE id = :id AND version = :version
                        """)
                .param("finding", after.finding().name())
                .param("by", json.writeValueAsString(after.by()))
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.facts().id())
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("A review changed under its own lock");
        }
    }

    @Override
    public List<StoredDepartureReview> page(
            @Nullable String institution, boolean openOnly, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE (:institution::text IS NULL OR r.institution_code = :institution)
                          AND (NOT :openOnly OR r.finding IS NULL)
                          AND (:after::uuid IS NULL OR r.id > :after)
                        ORDER BY r.id LIMIT :limit
                        """)
                .param("institution", institution)
                .param("openOnly", openOnly)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> review(row))
                .list();
    }

    private StoredDepartureReview review(ResultSet row) throws SQLException {
        var facts = new DepartureReview.Facts(
                row.getObject("id", UUID.class),
                new Account(row.getString("operator_account")),
                row.getString("employee_number"),
                row.getString("institution_code"),
                DepartureReview.Cause.valueOf(row.getString("cause")),
                row.getObject("event_id", UUID.class),
                instant(row, "opened_at"),
                instant(row, "due_at"));
        var finding = row.getString("finding");
        var review = finding == null
                ? new DepartureReview.Open(facts)
                : new DepartureReview.Closed(
                        facts,
                        DepartureReview.Finding.valueOf(finding),
                        json.readValue(row.getString("closed_by"), Party.class),
                        instant(row, "closed_at"));
        return new StoredDepartureReview(review, row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
