package cn.zhengxin.authorization.departure;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O7: closes a review with a finding; never by the person whose queries are reviewed (O1). */
@Service
class CloseDepartureReview {

    private final DepartureReviews reviews;
    private final OperatorChanges changes;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    CloseDepartureReview(
            DepartureReviews reviews,
            OperatorChanges changes,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.reviews = reviews;
        this.changes = changes;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    record Command(UUID id, @Nullable Long expectedVersion, DepartureReview.Finding finding, Requester requester) {}

    /** What became of it. */
    sealed interface Closing {

        record Done(StoredDepartureReview review) implements Closing {}

        record Unknown() implements Closing {}

        record Outdated() implements Closing {}

        record NotOpen() implements Closing {}

        record NotByThem(RuleEntry rule) implements Closing {}
    }

    @Transactional
    public Closing handle(Command command) {
        var requester = command.requester();
        var found = reviews.findForChange(command.id())
                .filter(stored -> requester.party().isOf(stored.review().facts().institution()));
        if (found.isEmpty()) {
            return new Closing.Unknown();
        }
        var stored = found.get();
        var facts = stored.review().facts();
        var now = clock.instant();
        var policy = policies.at(now);
        var isTheirs = facts.operator().value().equals(requester.party().account())
                || requester.party().isEmployee(facts.employeeNumber());
        if (isTheirs) {
            var refused = changes.refuse(
                    Operation.CLOSE_DEPARTURE_REVIEW, facts.operator(), RuleCode.O1, List.of(), requester, policy, now);
            return new Closing.NotByThem(
                    refused instanceof OperatorChange.Refused it ? it.rule() : policy.rule(RuleCode.O1));
        }
        var expected = command.expectedVersion();
        if (expected != null && expected != stored.version()) {
            return new Closing.Outdated();
        }
        return switch (stored.review()) {
            case DepartureReview.Closed _ -> new Closing.NotOpen();
            case DepartureReview.Open open -> {
                var closed = open.close(command.finding(), requester.party(), now);
                reviews.replace(stored, closed);
                outbox.append(AuditEvent.of(
                                "DepartureReviewClosed",
                                facts.id().toString(),
                                now,
                                requester.actor(),
                                requester.origin(),
                                closed.finding().name())
                        .underPolicy(policy.version())
                        .with("operatorAccount", facts.operator().value())
                        .with("institution", facts.institution())
                        .with("cause", facts.cause().name())
                        .with("overdue", open.isOverdue(now)));
                yield new Closing.Done(new StoredDepartureReview(closed, stored.version() + 1));
            }
        };
    }
}
