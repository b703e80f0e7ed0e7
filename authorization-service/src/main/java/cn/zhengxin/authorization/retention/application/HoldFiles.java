package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.LegalHold;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places holds, and lets a second person lift them (A15, O1). */
@Service
public class HoldFiles {

    private final LegalHolds holds;
    private final Destructions destructions;
    private final Authorizations authorizations;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public HoldFiles(
            LegalHolds holds,
            Destructions destructions,
            Authorizations authorizations,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.holds = holds;
        this.destructions = destructions;
        this.authorizations = authorizations;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Held(LegalHold hold) implements Outcome {}

        /** Unknown, or not this caller's to know. */
        record Unknown() implements Outcome {}

        /** It was lifted before, or the file it should hold is destroyed. */
        record NotInThisState() implements Outcome {}

        /** Separation of duties. */
        record NotIndependent(RuleEntry rule) implements Outcome {}
    }

    /**
     * Holds one file, or all files of one subject.
     *
     * @param authorization null where the hold is on a subject
     * @param subject null where the hold is on one file
     */
    @Transactional
    public Outcome place(
            @Nullable AuthorizationId authorization,
            @Nullable SubjectReference subject,
            String reason,
            Requester requester) {
        var institution = requester.party().institution();
        if (institution == null || (authorization != null && !isOf(institution, authorization))) {
            return new Outcome.Unknown();
        }
        holds.keepOthersOut();
        if (authorization != null && isDestroyed(authorization)) {
            return new Outcome.NotInThisState();
        }
        var hold = new LegalHold(
                identifiers.next(),
                institution,
                authorization,
                subject,
                requester.party(),
                clock.instant(),
                null,
                null);
        holds.add(hold, reason);
        outbox.append(DestructionEvents.holdPlaced(hold, requester));
        return new Outcome.Held(hold);
    }

    private boolean isDestroyed(AuthorizationId authorization) {
        return destructions
                .concerning(authorization)
                .flatMap(destructions::find)
                .filter(stored -> stored.destruction() instanceof Destruction.Executed)
                .isPresent();
    }

    @Transactional
    public Outcome lift(UUID id, Requester requester) {
        var found = holds.findForChange(id).filter(hold -> requester.party().isOf(hold.institution()));
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var hold = found.get();
        if (!hold.isOpen()) {
            return new Outcome.NotInThisState();
        }
        var now = clock.instant();
        if (hold.placedBy().isSamePersonAs(requester.party())) {
            outbox.append(DestructionEvents.liftingRefused(hold, requester, now));
            return new Outcome.NotIndependent(policies.at(now).rule(RuleCode.O1));
        }
        var lifted = hold.lift(requester.party(), now);
        holds.replace(lifted);
        outbox.append(DestructionEvents.holdLifted(lifted, requester, now));
        return new Outcome.Held(lifted);
    }

    @Transactional(readOnly = true)
    public List<LegalHold> open(Requester requester) {
        var institution = requester.party().institution();
        return institution == null ? List.of() : holds.open(institution);
    }

    public Optional<String> reasonOf(LegalHold hold) {
        return holds.reasonOf(hold);
    }

    private boolean isOf(String institution, AuthorizationId authorization) {
        return authorizations
                .find(authorization)
                .filter(stored -> stored.facts().content().institution().code().equals(institution))
                .isPresent();
    }
}
