package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.DestructionFacts;
import cn.zhengxin.authorization.retention.model.DestructionId;
import cn.zhengxin.authorization.retention.model.DestructionItem;
import cn.zhengxin.authorization.retention.model.Obstacle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes files whose retention has ended. All of them can be destroyed, or none is proposed (A15). */
@Service
public class ProposeDestruction {

    private final DestructionCheck check;
    private final Destructions destructions;
    private final LegalHolds holds;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public ProposeDestruction(
            DestructionCheck check,
            Destructions destructions,
            LegalHolds holds,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.check = check;
        this.destructions = destructions;
        this.holds = holds;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    @Transactional
    public DestructionChange handle(List<AuthorizationId> files, Requester requester) {
        var institution = requester.party().institution();
        if (institution == null) {
            return new DestructionChange.Unknown();
        }
        holds.keepOthersOut();
        var now = clock.instant();
        var policy = policies.at(now);
        var items = new ArrayList<DestructionItem>();
        var obstructed = new ArrayList<DestructionChange.ObstructedFile>();
        var seen = new HashSet<AuthorizationId>();
        for (int index = 0; index < files.size(); index++) {
            var finding = seen.add(files.get(index))
                    ? check.examine(files.get(index), institution, null, policy, now)
                    : new DestructionCheck.Finding.Obstructed(List.of(Obstacle.PROPOSED_ALREADY));
            switch (finding) {
                case DestructionCheck.Finding.Destroyable destroyable -> items.add(destroyable.item());
                case DestructionCheck.Finding.Obstructed found ->
                    obstructed.add(new DestructionChange.ObstructedFile(index, found.obstacles()));
            }
        }
        if (!obstructed.isEmpty()) {
            return new DestructionChange.Obstructed(policy.rule(RuleCode.A15), obstructed);
        }
        var facts = new DestructionFacts(
                new DestructionId(identifiers.next()), institution, items, requester.party(), now, policy.version());
        var stored = destructions.add(new Destruction.Proposed(facts));
        outbox.append(DestructionEvents.proposed(facts, requester));
        return new DestructionChange.Changed(stored);
    }
}
