package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.DestructionDecision;
import cn.zhengxin.authorization.retention.model.DestructionFacts;
import cn.zhengxin.authorization.retention.model.DestructionId;
import cn.zhengxin.authorization.sealedcontent.SealedContent;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second person decides. Everything is checked again at that moment; an approval destroys the keys of all that was sealed for
 * the files, in the same transaction (A15).
 */
@Service
public class DecideDestruction {

    private final DestructionCheck check;
    private final Destructions destructions;
    private final LegalHolds holds;
    private final List<SealedContent> sealedContents;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public DecideDestruction(
            DestructionCheck check,
            Destructions destructions,
            LegalHolds holds,
            List<SealedContent> sealedContents,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.check = check;
        this.destructions = destructions;
        this.holds = holds;
        this.sealedContents = List.copyOf(sealedContents);
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Yes or no. */
    public enum Verdict {
        APPROVE,
        REJECT
    }

    @Transactional
    public DestructionChange handle(
            DestructionId id, @Nullable Long expectedVersion, Verdict verdict, Requester requester) {
        var found = destructions
                .findForChange(id)
                .filter(stored -> requester.party().isOf(stored.facts().institution()));
        if (found.isEmpty()) {
            return new DestructionChange.Unknown();
        }
        var stored = found.get();
        if (expectedVersion != null && expectedVersion != stored.version()) {
            return new DestructionChange.Outdated();
        }
        return stored.destruction() instanceof Destruction.Proposed proposed
                ? decide(stored, proposed, verdict, requester)
                : new DestructionChange.NotInThisState();
    }

    private DestructionChange decide(
            StoredDestruction stored, Destruction.Proposed proposed, Verdict verdict, Requester requester) {
        // The store keeps microseconds; a certificate reads the same before and after.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var policy = policies.at(now);
        var facts = proposed.facts();
        var decision = new DestructionDecision(requester.party(), now, policy.version());
        if (!proposed.canBeDecidedBy(requester.party())) {
            outbox.append(DestructionEvents.refused(facts, List.of(RuleCode.O1), policy.version(), requester, now));
            return new DestructionChange.NotIndependent(policy.rule(RuleCode.O1));
        }
        return switch (verdict) {
            case REJECT -> {
                var kept = destructions.replace(stored, proposed.turnDown(decision));
                outbox.append(DestructionEvents.refused(facts, List.of(), policy.version(), requester, now));
                yield new DestructionChange.Changed(kept);
            }
            case APPROVE -> approve(stored, proposed, decision, policy, requester);
        };
    }

    private DestructionChange approve(
            StoredDestruction stored,
            Destruction.Proposed proposed,
            DestructionDecision decision,
            AuthorizationPolicy policy,
            Requester requester) {
        holds.keepOthersOut();
        var facts = proposed.facts();
        var obstructed = obstructed(facts, policy, decision.at());
        if (!obstructed.isEmpty()) {
            outbox.append(DestructionEvents.refused(
                    facts, List.of(RuleCode.A15), policy.version(), requester, decision.at()));
            return new DestructionChange.Obstructed(policy.rule(RuleCode.A15), obstructed);
        }
        var destroyed = facts.items().stream()
                .map(item -> new Destruction.DestroyedFile(
                        item.authorization(),
                        sealedContents.stream()
                                .flatMap(content -> content.destroy(item.authorization()).stream())
                                .toList()))
                .toList();
        var number = destructions.nextCertificateNumber(BankDay.of(decision.at()));
        var executed = proposed.execute(decision, number, destroyed);
        var kept = destructions.replace(stored, executed);
        outbox.append(DestructionEvents.approved(facts, decision, requester));
        outbox.append(DestructionEvents.executed(executed, requester));
        return new DestructionChange.Changed(kept);
    }

    private List<DestructionChange.ObstructedFile> obstructed(
            DestructionFacts facts, AuthorizationPolicy policy, Instant now) {
        var obstructed = new ArrayList<DestructionChange.ObstructedFile>();
        for (int index = 0; index < facts.items().size(); index++) {
            var file = facts.items().get(index).authorization();
            if (check.examine(file, facts.institution(), facts.id(), policy, now)
                    instanceof DestructionCheck.Finding.Obstructed found) {
                obstructed.add(new DestructionChange.ObstructedFile(index, found.obstacles()));
            }
        }
        return obstructed;
    }
}
