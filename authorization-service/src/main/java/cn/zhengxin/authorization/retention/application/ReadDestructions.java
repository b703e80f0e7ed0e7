package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.retention.model.DestructionId;
import cn.zhengxin.authorization.retention.model.DestructionItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is due, what was proposed, and the certificates. */
@Service
public class ReadDestructions {

    private static final int AT_ONCE = 200;

    private final DestructionCheck check;
    private final Authorizations authorizations;
    private final Destructions destructions;
    private final AuthorizationPolicies policies;
    private final Clock clock;

    public ReadDestructions(
            DestructionCheck check,
            Authorizations authorizations,
            Destructions destructions,
            AuthorizationPolicies policies,
            Clock clock) {
        this.check = check;
        this.authorizations = authorizations;
        this.destructions = destructions;
        this.policies = policies;
        this.clock = clock;
    }

    /** Files that could be proposed now, oldest first. */
    @Transactional(readOnly = true)
    public List<DestructionItem> due(Requester requester, int limit) {
        var institution = requester.party().institution();
        if (institution == null) {
            return List.of();
        }
        var now = clock.instant();
        var policy = policies.at(now);
        var due = new ArrayList<DestructionItem>();
        var latestEnd = check.latestEnd(policy, now);
        AuthorizationId after = null;
        while (due.size() < limit) {
            var ended = authorizations.endedBefore(institution, latestEnd, after, AT_ONCE);
            for (var stored : ended) {
                if (due.size() < limit
                        && check.examine(stored, null, policy, now)
                                instanceof DestructionCheck.Finding.Destroyable destroyable) {
                    due.add(destroyable.item());
                }
            }
            if (ended.size() < AT_ONCE) {
                break;
            }
            after = ended.getLast().id();
        }
        return List.copyOf(due);
    }

    /** Empty when unknown, or not this requester's to see. */
    @Transactional(readOnly = true)
    public Optional<StoredDestruction> handle(DestructionId id, Requester requester) {
        return destructions
                .find(id)
                .filter(stored -> requester.party().isOf(stored.facts().institution()));
    }

    @Transactional(readOnly = true)
    public List<StoredDestruction> list(Requester requester) {
        var institution = requester.party().institution();
        return institution == null ? List.of() : destructions.ofInstitution(institution);
    }
}
