package cn.zhengxin.query.notification;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.query.creditquery.model.Particulars;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.MDC;

/** What is told of notices; the subject as a pseudonym, and neither an address nor a receipt. */
final class NoticeEvents {

    static final String RULE = "Q13";

    private NoticeEvents() {}

    static AuditEvent withheld(Particulars query, Instant at, int policyVersion) {
        return about(
                        "SubjectNoticeWithheld",
                        query.id().toString(),
                        query.requester().institution(),
                        at,
                        "WITHHELD")
                .onSubject(query.subject().value())
                .underAuthorization(query.authorization().toString())
                .underPolicy(policyVersion)
                .with("purpose", query.purpose().name())
                .with("institution", query.requester().institution());
    }

    /** Empty where the state stays what it was: each further attempt is no news. */
    static Optional<AuditEvent> of(QueryNotice notice, NoticeState reached, Instant at, IntSupplier policyVersion) {
        return switch (reached) {
            case NoticeState.Owed _ -> Optional.empty();
            case NoticeState.Withheld _ -> Optional.empty();
            case NoticeState.Retrying _ ->
                notice.state() instanceof NoticeState.Owed
                        ? Optional.of(told(notice, "SubjectNoticeDelayed", at, "RETRYING"))
                        : Optional.empty();
            case NoticeState.Sent _ -> Optional.of(told(notice, "SubjectNoticeSent", at, "SENT"));
            case NoticeState.Failed failed ->
                Optional.of(told(notice, "SubjectNoticeFailed", at, "NOT_SENT")
                        .underPolicy(policyVersion.getAsInt())
                        .with("reason", failed.reason().name()));
        };
    }

    private static AuditEvent told(QueryNotice notice, String type, Instant at, String result) {
        return about(type, notice.query().toString(), notice.institution(), at, result)
                .onSubject(notice.subject().value())
                .underAuthorization(notice.authorization().toString())
                .with("purpose", notice.purpose().name())
                .with("institution", notice.institution())
                .with("attempts", notice.attempts());
    }

    private static AuditEvent about(String type, String query, String institution, Instant at, String result) {
        return AuditEvent.of(
                type,
                query,
                at,
                new Actor(ActorKind.PLATFORM, "query-service", null, institution),
                new Origin(null, null, MDC.get("traceId")),
                result);
    }
}
