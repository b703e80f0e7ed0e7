package cn.zhengxin.query.creditquery.persistence;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.creditquery.application.Claim;
import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.CreditQueryProperties;
import cn.zhengxin.query.creditquery.model.Clearance;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.Dispatch;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.creditquery.model.Review;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.inquiry.Trigger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcCreditQueries implements CreditQueries {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient database;
    private final EnvelopeCipher cipher;
    private final JsonMapper json;
    private final CreditQueryProperties properties;

    JdbcCreditQueries(JdbcClient database, EnvelopeCipher cipher, JsonMapper json, CreditQueryProperties properties) {
        this.database = database;
        this.cipher = cipher;
        this.json = json;
        this.properties = properties;
    }

    @Override
    public boolean add(CreditQuery.Submitted query) {
        return database.sql("""
                        INSERT INTO credit_query (id, state, version, requester_kind, requester_account, employee_number,
                            institution, branch, terminal, idempotency_key, authorization_id, report_type, purpose,
                            business_reference, trigger, subject_reference, submitted_at)
                        VALUES (:id, 'SUBMITTED', :version, :requesterKind, :requesterAccount, :employeeNumber,
                            :institution, :branch, :terminal, :idempotencyKey, :authorization, :reportType, :purpose,
                            :businessReference, :trigger, :subjectReference, :submittedAt)
                        ON CONFLICT (requester_account, idempotency_key) WHERE state <> 'FAILED' DO NOTHING
                        """).params(columnsOf(query)).update() == 1;
    }

    private static Map<String, @Nullable Object> columnsOf(CreditQuery.Submitted query) {
        Particulars particulars = query.particulars();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", particulars.id().value());
        columns.put("version", query.version());
        columns.put("idempotencyKey", particulars.idempotencyKey());
        columns.put("authorization", particulars.authorization().value());
        columns.put("reportType", particulars.reportType().name());
        columns.put("purpose", particulars.purpose().name());
        columns.put("businessReference", particulars.businessReference().value());
        Trigger trigger = particulars.trigger();
        columns.put("trigger", trigger == null ? null : trigger.name());
        columns.put("subjectReference", particulars.subject().value());
        columns.put("submittedAt", timestamp(particulars.submittedAt()));
        columns.put("requesterAccount", particulars.requester().account());
        columns.put("institution", particulars.requester().institution());
        switch (particulars.requester()) {
            case Requester.Officer officer -> {
                columns.put("requesterKind", "OFFICER");
                columns.put("employeeNumber", officer.employeeNumber());
                columns.put("branch", officer.branch());
                columns.put("terminal", officer.terminal());
            }
            case Requester.LendingSystem system -> putSystem(columns, "LENDING_SYSTEM");
            case Requester.PartnerSystem partner -> putSystem(columns, "PARTNER_SYSTEM");
        }
        return columns;
    }

    private static void putSystem(Map<String, @Nullable Object> columns, String kind) {
        columns.put("requesterKind", kind);
        columns.put("employeeNumber", null);
        columns.put("branch", null);
        columns.put("terminal", null);
    }

    @Override
    public Optional<CreditQuery> find(CreditQueryId id) {
        return database.sql("SELECT * FROM credit_query WHERE id = :id")
                .param("id", id.value())
                .query(this::queryOf)
                .optional();
    }

    @Override
    public Optional<CreditQuery> findByKey(String requesterAccount, String idempotencyKey) {
        return database.sql("""
                        SELECT * FROM credit_query
                        WHERE requester_account = :account AND idempotency_key = :key AND state <> 'FAILED'
                        """)
                .param("account", requesterAccount)
                .param("key", idempotencyKey)
                .query(this::queryOf)
                .optional();
    }

    @Override
    public boolean replace(CreditQuery next) {
        return update(next, next.version() - 1, "", Map.of()).isPresent();
    }

    @Override
    public boolean replace(CreditQuery next, Claim claim) {
        // The fence: whoever claimed later has the higher number, and what comes from before is refused (Q12).
        return update(next, next.version() - 1, " AND fence = :fence", Map.of("fence", claim.fence()))
                .isPresent();
    }

    @Override
    public Optional<Claim> replaceAndClaim(CreditQuery.Approved next, Duration lease) {
        return replaceAndClaim(next, next.version() - 1, lease);
    }

    @Override
    public Optional<Claim> replaceAndClaim(CreditQuery.Sending next, Duration lease) {
        // Two transitions at once: it was cleared, and it is being sent.
        return replaceAndClaim(next, next.version() - 2, lease);
    }

    private Optional<Claim> replaceAndClaim(CreditQuery.Unsettled next, long versionBefore, Duration lease) {
        // As for every claim: this side never believes in one for longer than the store does.
        long endsAtNanos = System.nanoTime() + lease.toNanos();
        return update(next, versionBefore, "", Map.of("claims", 1, "lease", lease.toMillis()))
                .map(fence -> new Claim(next.id(), fence, endsAtNanos));
    }

    /** The row's fence; empty when the row is not what the condition and the version say. */
    private Optional<Long> update(CreditQuery next, long versionBefore, String condition, Map<String, Object> values) {
        var columns = new HashMap<String, @Nullable Object>(
                Map.of("claims", 0, "lease", properties.lease().toMillis()));
        columns.putAll(values);
        columns.put("id", next.id().value());
        columns.put("state", next.state().name());
        columns.put("version", next.version());
        columns.put("versionBefore", versionBefore);
        columns.put("firstPause", properties.firstPause().toMillis());
        decision(columns, next.decision().orElse(null));
        review(columns, next.review().orElse(null), next.id());
        clearance(columns, next instanceof CreditQuery.Cleared cleared ? cleared.clearance() : null);
        dispatch(columns, next instanceof CreditQuery.PerhapsAtTheBureau perhaps ? perhaps.dispatch() : null);
        columns.put(
                "uncertainty",
                next instanceof CreditQuery.Unknown unknown ? unknown.reason().name() : null);
        columns.put(
                "failure",
                next instanceof CreditQuery.Failed failed ? failed.reason().name() : null);
        CreditQueryId answeredFrom = next instanceof CreditQuery.Answered answered ? answered.answeredFrom() : null;
        columns.put("answeredFrom", answeredFrom == null ? null : answeredFrom.value());
        Instant settledAt = settledAt(next);
        columns.put("settledAt", settledAt == null ? null : timestamp(settledAt));
        // What an earlier state has fixed stays on record in later ones; but what was held back on its way out was
        // never sent,
        // and may yet be answered from another query's report (Q9).
        return database.sql("""
                        UPDATE credit_query SET state = :state, version = :version,
                            decision_outcome = coalesce(:decisionOutcome, decision_outcome),
                            review_by = CASE WHEN cast(:decisionOutcome AS text) IS NULL THEN review_by ELSE :reviewBy END,
                            decision_reasons = coalesce(cast(:decisionReasons AS jsonb), decision_reasons),
                            policy_version = coalesce(cast(:policyVersion AS integer), policy_version),
                            reviewer = coalesce(:reviewer, reviewer),
                            review_comment = coalesce(cast(:reviewComment AS bytea), review_comment),
                            review_key = coalesce(:reviewKey, review_key),
                            reviewed_at = coalesce(cast(:reviewedAt AS timestamptz), reviewed_at),
                            request_number = coalesce(:requestNumber, request_number),
                            cleared_at = coalesce(cast(:clearedAt AS timestamptz), cleared_at),
                            confirmed_at = coalesce(cast(:confirmedAt AS timestamptz), confirmed_at),
                            attempts = coalesce(cast(:attempts AS integer), attempts),
                            sent_at = CASE WHEN :state = 'APPROVED' OR cast(:answeredFrom AS uuid) IS NOT NULL THEN NULL
                                ELSE coalesce(cast(:sentAt AS timestamptz), sent_at) END,
                            answered_from = cast(:answeredFrom AS uuid),
                            uncertainty = :uncertainty, failure = :failure,
                            settled_at = cast(:settledAt AS timestamptz),
                            fence = fence + :claims,
                            lease_until = CASE WHEN fence + :claims = 0 THEN lease_until
                                ELSE clock_timestamp() + :lease * interval '1 millisecond' END,
                            next_attempt_at = CASE WHEN :state = 'APPROVED' OR :claims = 1
                                THEN clock_timestamp() + :firstPause * interval '1 millisecond'
                                ELSE next_attempt_at END
                        WHERE id = :id AND version = :versionBefore""" + condition + " RETURNING fence")
                .params(columns)
                .query(Long.class)
                .optional();
    }

    private void decision(Map<String, @Nullable Object> columns, @Nullable Decision decision) {
        columns.put(
                "decisionOutcome", decision == null ? null : decision.outcome().name());
        Decision.ReviewBy reviewBy = decision == null ? null : decision.reviewBy();
        columns.put("reviewBy", reviewBy == null ? null : reviewBy.name());
        columns.put("decisionReasons", decision == null ? null : json.writeValueAsString(decision.reasons()));
        columns.put("policyVersion", decision == null ? null : decision.policyVersion());
    }

    private void review(Map<String, @Nullable Object> columns, @Nullable Review review, CreditQueryId id) {
        String comment = review == null ? null : review.comment();
        columns.put("reviewer", review == null ? null : review.reviewer());
        columns.put("reviewKey", review == null ? null : review.idempotencyKey());
        columns.put("reviewedAt", review == null ? null : timestamp(review.at()));
        // Free text can hold anything; it rests encrypted (N1).
        columns.put(
                "reviewComment",
                comment == null
                        ? null
                        : cipher.seal(comment.getBytes(StandardCharsets.UTF_8), commentOf(id))
                                .toBytes());
    }

    private static void clearance(Map<String, @Nullable Object> columns, @Nullable Clearance clearance) {
        columns.put(
                "requestNumber",
                clearance == null ? null : clearance.requestNumber().value());
        columns.put("clearedAt", clearance == null ? null : timestamp(clearance.clearedAt()));
        columns.put("confirmedAt", clearance == null ? null : timestamp(clearance.confirmedAt()));
    }

    private static void dispatch(Map<String, @Nullable Object> columns, @Nullable Dispatch dispatch) {
        columns.put("attempts", dispatch == null ? null : dispatch.attempts());
        columns.put("sentAt", dispatch == null ? null : timestamp(dispatch.lastAt()));
    }

    private static @Nullable Instant settledAt(CreditQuery query) {
        return switch (query) {
            case CreditQuery.Answered answered -> answered.at();
            case CreditQuery.NoRecord noRecord -> noRecord.at();
            case CreditQuery.Rejected rejected -> rejected.at();
            case CreditQuery.Failed failed -> failed.at();
            case CreditQuery.Submitted s -> null;
            case CreditQuery.Refused s -> null;
            case CreditQuery.PendingReview s -> null;
            case CreditQuery.ReviewRejected s -> null;
            case CreditQuery.Unsettled s -> null;
        };
    }

    @Override
    public List<CreditQuery> page(Filter filter, @Nullable CreditQueryId before, int limit) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("institution", filter.institution());
        values.put("limit", limit);
        var conditions = new StringBuilder("institution = :institution");
        if (filter.requesterAccount() != null) {
            conditions.append(" AND requester_account = :requester");
            values.put("requester", filter.requesterAccount());
        }
        if (!filter.askingFor().isEmpty()) {
            conditions.append(" AND review_by IN (:askingFor)");
            values.put(
                    "askingFor",
                    filter.askingFor().stream().map(Enum::name).sorted().toList());
        }
        CreditQuery.State state = filter.state();
        if (state != null) {
            conditions.append(" AND state = :state");
            values.put("state", state.name());
        }
        if (before != null) {
            conditions.append(" AND id < :before"); // ids are ordered by time
            values.put("before", before.value());
        }
        return database.sql("SELECT * FROM credit_query WHERE " + conditions + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query(this::queryOf)
                .list();
    }

    @Override
    public List<CreditQuery> onSubject(SubjectReference subject) {
        return database.sql("SELECT * FROM credit_query WHERE subject_reference = :subject ORDER BY id DESC LIMIT 1000")
                .param("subject", subject.value())
                .query(this::queryOf)
                .list();
    }

    @Override
    public List<CreditQuery.Submitted> submittedBefore(Instant moment, int limit) {
        return database
                .sql("""
                        SELECT * FROM credit_query WHERE state = 'SUBMITTED' AND submitted_at < :moment
                        ORDER BY submitted_at LIMIT :limit
                        """)
                .param("moment", timestamp(moment))
                .param("limit", limit)
                .query(this::queryOf)
                .list()
                .stream()
                .filter(CreditQuery.Submitted.class::isInstance)
                .map(CreditQuery.Submitted.class::cast)
                .collect(Collectors.toUnmodifiableList());
    }

    private CreditQuery queryOf(ResultSet row, int number) throws SQLException {
        var id = new CreditQueryId(row.getObject("id", java.util.UUID.class));
        return new CreditQueryRow(
                        row,
                        text -> json.readValue(text, REASONS),
                        content -> new String(
                                cipher.open(Sealed.fromBytes(content), commentOf(id)), StandardCharsets.UTF_8))
                .query();
    }

    private static byte[] commentOf(CreditQueryId id) {
        return ("credit_query.review_comment/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime timestamp(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
