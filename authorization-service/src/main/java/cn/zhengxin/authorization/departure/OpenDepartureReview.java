package cn.zhengxin.authorization.departure;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.PolicyNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** O7: starts the clock of a review at the moment somebody left or moved, however late that was told. */
@Service
public class OpenDepartureReview {

    private final DepartureReviews reviews;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    OpenDepartureReview(DepartureReviews reviews, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.reviews = reviews;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** Joins the transaction that changes the account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handle(OperatorFacts left, DepartureReview.Cause cause, UUID eventId, Instant departedAt) {
        var now = clock.instant();
        var policy = policies.at(now);
        var due = departedAt.plus(Duration.ofHours(policy.number(PolicyNumber.DEPARTURE_REVIEW_HOURS)));
        var review = new DepartureReview.Open(new DepartureReview.Facts(
                identifiers.next(),
                left.account(),
                left.employeeNumber(),
                left.institution(),
                cause,
                eventId,
                now,
                due));
        if (reviews.open(review)) {
            outbox.append(AuditEvent.of(
                            "DepartureReviewOpened",
                            review.facts().id().toString(),
                            now,
                            Actor.platform("authorization-service"),
                            Origin.unknown(),
                            "OPEN")
                    .underPolicy(policy.version())
                    .with("operatorAccount", left.account().value())
                    .with("institution", left.institution())
                    .with("cause", cause.name())
                    .with("dueAt", due.toString()));
        }
    }
}
