package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.archive.model.AccessDecision;
import cn.zhengxin.authorization.archive.model.ArchiveAccessId;
import cn.zhengxin.authorization.archive.model.PendingAccess;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A risk officer, or one of two legal reviewers, decides (A14, O1). */
@Service
public class DecideAccess {

    private final ArchiveAccesses accesses;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public DecideAccess(ArchiveAccesses accesses, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.accesses = accesses;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public AccessChange handle(
            ArchiveAccessId id, @Nullable Long expectedVersion, AccessDecision.Verdict verdict, Requester requester) {
        var found = accesses.findForChange(id)
                .filter(stored -> requester.party().isOf(stored.facts().institution()))
                .filter(stored ->
                        AccessVisibility.mayDecide(requester, stored.facts().kind()));
        if (found.isEmpty()) {
            return new AccessChange.Unknown();
        }
        var stored = found.get();
        if (expectedVersion != null && expectedVersion != stored.version()) {
            return new AccessChange.Outdated();
        }
        return stored.access() instanceof PendingAccess pending
                ? decide(stored, pending, verdict, requester)
                : new AccessChange.NotInThisState();
    }

    private AccessChange decide(
            StoredAccess stored, PendingAccess pending, AccessDecision.Verdict verdict, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        var lasting = Duration.ofHours(policy.number(PolicyNumber.ARCHIVE_ACCESS_HOURS));
        return switch (pending.decide(new AccessDecision(requester.party(), verdict, now), lasting)) {
            case PendingAccess.Examination.NotIndependent _ -> {
                outbox.append(AccessEvents.approvalRefused(pending.facts(), requester, now));
                yield new AccessChange.NotIndependent(policy.rule(RuleCode.O1));
            }
            case PendingAccess.Examination.NothingToDecideOn _ -> new AccessChange.NotInThisState();
            case PendingAccess.Examination.Kept kept -> {
                var after = accesses.replace(stored, kept.access());
                outbox.append(AccessEvents.decided(kept.access(), policy.version(), requester, now));
                yield new AccessChange.Changed(after);
            }
        };
    }
}
