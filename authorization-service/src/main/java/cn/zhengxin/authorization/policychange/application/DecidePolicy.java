package cn.zhengxin.authorization.policychange.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.policychange.model.PolicyVersion;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A second person approves a proposed version, or turns it down (O1). */
@Service
public class DecidePolicy {

    private final PolicyVersions versions;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public DecidePolicy(PolicyVersions versions, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.versions = versions;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What the second person found. */
    public enum Decision {
        APPROVE,
        REJECT
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Decided(PolicyVersion version) implements Outcome {}

        record Unknown() implements Outcome {}

        record NotInThisState() implements Outcome {}

        /** Its date has come while it waited: what was decided since then was decided by another version. */
        record TooLate() implements Outcome {}

        record NotIndependent(RuleEntry rule) implements Outcome {}
    }

    @Transactional
    public Outcome handle(int number, Decision decision, Requester requester) {
        var found = versions.findForDecision(number);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!(found.get() instanceof PolicyVersion.Proposed proposed)) {
            return new Outcome.NotInThisState();
        }
        var now = clock.instant();
        var inForce = policies.at(now);
        if (!proposed.mayBeDecidedBy(requester.party())) {
            outbox.append(PolicyEvents.approvalRefused(proposed, inForce.version(), requester, now));
            return new Outcome.NotIndependent(inForce.rule(RuleCode.O1));
        }
        return switch (decision) {
            case APPROVE -> approve(proposed, inForce.version(), requester, now);
            case REJECT -> turnDown(proposed, inForce.version(), requester, now);
        };
    }

    private Outcome approve(PolicyVersion.Proposed proposed, int inForce, Requester requester, Instant now) {
        if (!proposed.effectiveFrom().isAfter(now)) {
            return new Outcome.TooLate();
        }
        versions.approve(proposed.number(), requester.party(), now);
        outbox.append(PolicyEvents.approved(proposed, inForce, requester, now));
        return decided(proposed);
    }

    private Outcome turnDown(PolicyVersion.Proposed proposed, int inForce, Requester requester, Instant now) {
        versions.turnDown(proposed.number(), requester.party(), now);
        outbox.append(PolicyEvents.rejected(proposed, inForce, requester, now));
        return decided(proposed);
    }

    private Outcome decided(PolicyVersion.Proposed proposed) {
        return new Outcome.Decided(versions.find(proposed.number()).orElseThrow());
    }
}
