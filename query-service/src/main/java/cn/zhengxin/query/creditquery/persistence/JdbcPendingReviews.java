package cn.zhengxin.query.creditquery.persistence;

import cn.zhengxin.query.creditquery.application.InstitutionInCharge;
import cn.zhengxin.query.creditquery.application.PendingReviews;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPendingReviews implements PendingReviews {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;
    private final InstitutionInCharge inCharge;

    JdbcPendingReviews(JdbcClient database, JsonMapper json, InstitutionInCharge inCharge) {
        this.database = database;
        this.json = json;
        this.inCharge = inCharge;
    }

    @Override
    public List<Waiting> page(Filter filter, Instant moment, @Nullable CreditQueryId after, int limit) {
        if (filter.capacities().isEmpty()) {
            return List.of();
        }
        var reviewer = filter.reviewer();
        var values = new HashMap<String, @Nullable Object>();
        values.put("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
        values.put("institution", reviewer.institution());
        values.put(
                "capacities",
                filter.capacities().stream().map(Enum::name).sorted().toList());
        values.put("account", reviewer.account());
        values.put("employee", reviewer.employeeNumber());
        values.put("limit", limit);
        var conditions = new StringBuilder("""
                q.state = 'PENDING_REVIEW' AND q.review_by IN (:capacities)
                    AND q.requester_account <> :account AND q.employee_number IS DISTINCT FROM :employee""");
        // A partner's queries are nobody's but of the institution that is in charge of partners.
        conditions.append(
                inCharge.ofPartners().equals(reviewer.institution())
                        ? " AND (q.institution = :institution OR q.requester_kind = 'PARTNER_SYSTEM')"
                        : " AND q.institution = :institution AND q.requester_kind <> 'PARTNER_SYSTEM'");
        Purpose purpose = filter.purpose();
        if (purpose != null) {
            conditions.append(" AND q.purpose = :purpose");
            values.put("purpose", purpose.name());
        }
        Claimed claimed = filter.claimed();
        if (claimed != null) {
            conditions.append(
                    switch (claimed) {
                        case MINE -> " AND c.held_by = :account";
                        case UNCLAIMED -> " AND c.query_id IS NULL";
                    });
        }
        if (after != null) {
            conditions.append(" AND q.id > :after"); // ids are ordered by time
            values.put("after", after.value());
        }
        return database.sql("""
                        SELECT q.*, c.query_id, c.held_by, c.claimed_at, c.held_until
                        FROM credit_query q LEFT JOIN review_claim c ON c.query_id = q.id AND c.held_until > :moment
                        WHERE\s""" + conditions + " ORDER BY q.id LIMIT :limit")
                .params(values)
                .query(this::waitingOf)
                .list();
    }

    private Waiting waitingOf(ResultSet row, int number) throws SQLException {
        var query = new CreditQueryRow(row, text -> json.readValue(text, REASONS), comment -> {
                    throw new IllegalStateException("What waits for review has no comment");
                })
                .query();
        if (!(query instanceof CreditQuery.PendingReview pending)) {
            throw new IllegalStateException("Not a query that waits: " + query.id());
        }
        return new Waiting(
                pending,
                row.getString("held_by") == null
                        ? Optional.empty()
                        : Optional.of(JdbcReviewClaims.claimOf(row, number)));
    }
}
