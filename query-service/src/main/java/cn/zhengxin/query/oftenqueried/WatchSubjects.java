package cn.zhengxin.query.oftenqueried;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.query.creditquery.application.Footprint;
import cn.zhengxin.query.creditquery.application.FootprintConsequence;
import java.time.Duration;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Q8: an alert for each query by which a subject's queries of the last days, of all institutions, come to more than the policy's
 * number. Counted are queries that reached the bureau; one that was answered from a report still valid left no mark.
 */
@Component
class WatchSubjects implements FootprintConsequence {

    private static final String RULE = "Q8";

    private final Footprints footprints;
    private final Outbox outbox;

    WatchSubjects(Footprints footprints, Outbox outbox) {
        this.footprints = footprints;
        this.outbox = outbox;
    }

    @Override
    public void follow(Footprint footprint) {
        var policy = footprint.policy();
        var terms = policy.termsOf(RULE);
        int days = terms.number("days");
        int threshold = terms.number("count");
        var query = footprint.query();
        int count = footprints.keepAndCount(
                query.id(),
                query.subject(),
                footprint.inquiredAt(),
                footprint.settledAt().minus(Duration.ofDays(days)));
        if (count > threshold) {
            var institution = query.requester().institution();
            outbox.append(AuditEvent.of(
                            "SubjectQueriedOften",
                            query.id().toString(),
                            footprint.settledAt(),
                            new Actor(ActorKind.PLATFORM, "query-service", null, institution),
                            new Origin(null, null, MDC.get("traceId")),
                            "ALERT")
                    .onSubject(query.subject().value())
                    .underAuthorization(query.authorization().toString())
                    .underPolicy(policy.version())
                    .with("purpose", query.purpose().name())
                    .with("institution", institution)
                    .with("count", count)
                    .with("threshold", threshold)
                    .with("days", days));
        }
    }
}
