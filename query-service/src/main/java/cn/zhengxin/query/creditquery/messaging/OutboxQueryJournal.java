package cn.zhengxin.query.creditquery.messaging;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.BureauInquiryNotSent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.BureauInquirySent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.BureauOutcomeUnknown;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ComplianceGroundsRead;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryAnswered;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryAnsweredFromReport;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryApproved;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryAttempted;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryFailed;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryFoundNoRecord;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryRefused;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryRejectedByBureau;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryReviewClaimed;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryReviewRejected;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QueryReviewReleased;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QuerySampleExaminationRefused;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QuerySampleExamined;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QuerySampled;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.QuerySubmittedForReview;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReportAdopted;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReportAdoptionProposed;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReportAdoptionRefused;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReportAdoptionTurnedDown;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReportKeyDestroyed;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReportViewRefused;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReportViewed;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.ReviewRefused;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.creditquery.model.QueryRehearsed;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Trigger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events of queries go to the outbox; their identities are noted beside the query, so that a subject can follow them (D7). */
@Component
class OutboxQueryJournal implements QueryJournal {

    /** Of a rehearsal that told nothing. */
    private static final String UNDECIDED = "UNDECIDED";

    private final Outbox outbox;
    private final JdbcClient database;
    private final LastStatements last;

    OutboxQueryJournal(Outbox outbox, JdbcClient database, LastStatements last) {
        this.outbox = outbox;
        this.database = database;
        this.last = last;
    }

    @Override
    public void append(CreditQueryEvent event) {
        AuditEvent told = told(event);
        outbox.append(told);
        last.add(
                """
                INSERT INTO query_event (event_id, query_id, type, occurred_at)
                VALUES (:event, :query, :type, :occurredAt)
                """,
                Map.of(
                        "event", told.id().value(),
                        "query", event.query().id().value(),
                        "type", told.type(),
                        "occurredAt", OffsetDateTime.ofInstant(told.occurredAt(), ZoneOffset.UTC)));
    }

    @Override
    public void append(QueryRehearsed event) {
        Decision decision = event.decision();
        AuditEvent told = about(
                        event.getClass().getSimpleName(),
                        event.rehearsed(),
                        event.by(),
                        event.at(),
                        decision == null ? UNDECIDED : decision.outcome().name())
                .with("reportType", event.rehearsed().reportType().name())
                .with("businessReference", event.rehearsed().businessReference().value());
        outbox.append(decision == null ? told : decided(told, decision));
    }

    @Override
    public Map<CreditQueryId, List<Entry>> entriesOf(Collection<CreditQueryId> queries) {
        if (queries.isEmpty()) {
            return Map.of();
        }
        record Noted(CreditQueryId query, Entry entry) {}
        return database
                .sql("""
                        SELECT query_id, type, event_id, occurred_at FROM query_event
                        WHERE query_id IN (:queries) ORDER BY occurred_at, event_id
                        """)
                .param("queries", queries.stream().map(CreditQueryId::value).toList())
                .query((row, number) -> new Noted(
                        new CreditQueryId(row.getObject("query_id", UUID.class)),
                        new Entry(
                                Objects.requireNonNull(row.getString("type")),
                                row.getObject("event_id", UUID.class),
                                Objects.requireNonNull(row.getObject("occurred_at", OffsetDateTime.class))
                                        .toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Noted::query, Collectors.mapping(Noted::entry, Collectors.toList())));
    }

    private static AuditEvent told(CreditQueryEvent event) {
        return switch (event) {
            case QueryAttempted e ->
                of(e, "ATTEMPTED")
                        .with("reportType", e.query().reportType().name())
                        .with("businessReference", e.query().businessReference().value())
                        .with("trigger", nameOf(e.query().trigger()));
            case QueryRefused e -> decided(of(e, "REFUSED"), e.decision());
            case QuerySubmittedForReview e -> decided(of(e, "REVIEW"), e.decision());
            case QueryApproved e ->
                of(e, "APPROVED")
                        .underPolicy(e.policyVersion())
                        .with("requestNumber", e.number().value())
                        .with("reviewed", e.reviewed());
            case QueryReviewRejected e -> of(e, "REVIEW_REJECTED").underPolicy(e.policyVersion());
            case ComplianceGroundsRead e -> of(e, "READ");
            case QueryReviewClaimed e ->
                of(e, "CLAIMED")
                        .underPolicy(e.policyVersion())
                        .with("heldUntil", e.heldUntil().toString());
            case QueryReviewReleased e -> of(e, "RELEASED");
            case ReviewRefused e -> of(e, "REFUSED").with("cause", e.cause().name());
            case QuerySampled e ->
                of(e, "SAMPLED")
                        .underPolicy(e.policyVersion())
                        .with("day", e.day().toString())
                        .with("examinedBy", e.examinedByInstitution())
                        .with("dueBy", e.dueBy().toString());
            case QuerySampleExamined e -> of(e, e.finding().name()).with("overdue", e.overdue());
            case QuerySampleExaminationRefused e ->
                of(e, "REFUSED").with("cause", e.cause().name());
            case BureauInquirySent e ->
                of(e, "SENT").with("requestNumber", e.number().value()).with("attempt", e.attempt());
            case BureauInquiryNotSent e ->
                of(e, "NOT_SENT")
                        .with("requestNumber", e.number().value())
                        .with("heldBack", e.reason().name());
            case BureauOutcomeUnknown e ->
                of(e, "UNKNOWN")
                        .with("requestNumber", e.number().value())
                        .with("uncertainty", e.uncertainty().name());
            case QueryAnswered e ->
                of(e, "ANSWERED").with("requestNumber", e.number().value());
            case QueryAnsweredFromReport e ->
                of(e, "ANSWERED")
                        .with("requestNumber", e.number().value())
                        .with("reportOf", e.reportOf().toString())
                        .with("inquiryAvoided", true);
            case QueryFoundNoRecord e ->
                of(e, "NO_RECORD").with("requestNumber", e.number().value());
            case QueryRejectedByBureau e ->
                of(e, "REJECTED").with("requestNumber", e.number().value());
            case QueryFailed e -> of(e, "FAILED").with("cause", e.reason().name());
            case ReportViewed e ->
                of(e, "VIEWED")
                        .with("viewId", e.view().toString())
                        .with("maskingPolicyVersion", e.maskingPolicyVersion())
                        .with("views", e.views());
            case ReportViewRefused e -> of(e, "REFUSED").with("cause", e.cause().name());
            case ReportAdoptionProposed e ->
                of(e, "PROPOSED")
                        .with("creditGrantedOn", e.creditGrantedOn().toString())
                        .with("creditEndsOn", e.creditEndsOn().toString());
            case ReportAdopted e ->
                of(e, "ADOPTED")
                        .underPolicy(e.policyVersion())
                        .with("retainedUntil", e.retainedUntil().toString())
                        .with("reviewed", e.reviewed());
            case ReportAdoptionTurnedDown e -> of(e, "TURNED_DOWN");
            case ReportAdoptionRefused e ->
                of(e, "REFUSED").with("cause", e.cause().name());
            case ReportKeyDestroyed e -> of(e, "DESTROYED");
        };
    }

    private static AuditEvent of(CreditQueryEvent event, String result) {
        return about(event.getClass().getSimpleName(), event.query(), event.by(), event.at(), result);
    }

    private static AuditEvent about(String type, Particulars query, Performer by, Instant at, String result) {
        return AuditEvent.of(
                        type,
                        query.id().toString(),
                        at,
                        actorOf(by, query.requester().institution()),
                        originOf(by),
                        result)
                .onSubject(query.subject().value())
                .underAuthorization(query.authorization().toString())
                .with("purpose", query.purpose().name())
                .with("institution", query.requester().institution());
    }

    private static @Nullable String nameOf(@Nullable Trigger trigger) {
        return trigger == null ? null : trigger.name();
    }

    private static AuditEvent decided(AuditEvent event, Decision decision) {
        return event.underPolicy(decision.policyVersion())
                .with(
                        "rules",
                        decision.reasons().stream().map(Reason::rule).distinct().toList());
    }

    private static Actor actorOf(Performer performer, String institutionOfQuery) {
        return switch (performer) {
            case Performer.Employee employee ->
                Actor.person(employee.account(), employee.employeeNumber(), employee.institution());
            case Performer.LendingSystem system -> Actor.system(system.account(), system.institution());
            case Performer.PartnerSystem partner -> Actor.system(partner.account(), partner.institution());
            // Done for an institution: the record is found among that institution's.
            case Performer.Platform platform ->
                new Actor(cn.zhengxin.audittrail.ActorKind.PLATFORM, platform.account(), null, institutionOfQuery);
        };
    }

    private static Origin originOf(Performer performer) {
        String terminal = performer instanceof Performer.Employee employee ? employee.terminal() : null;
        return new Origin(terminal, null, MDC.get("traceId"));
    }
}
