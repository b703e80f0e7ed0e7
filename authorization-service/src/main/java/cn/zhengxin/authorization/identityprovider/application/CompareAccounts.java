package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * O7: compares all accounts of staff both ways. It repairs only towards refusing: what the register refuses is carried over again.
 * It enables nothing, gives no role and creates no account; somebody looks at the rest. Accounts that wait to be carried over
 * are no difference.
 */
@Service
public class CompareAccounts {

    private final CarriedAccounts carried;
    private final AccountDifferences differences;
    private final IdentityProvider provider;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public CompareAccounts(
            CarriedAccounts carried,
            AccountDifferences differences,
            IdentityProvider provider,
            AuthorizationPolicies policies,
            Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.carried = carried;
        this.differences = differences;
        this.provider = provider;
        this.policies = policies;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * All differences, newly found and known ones.
     *
     * @throws cn.zhengxin.identity.DependencyUnavailable when the identity provider does not answer; then nothing is said
     */
    public List<AccountDifference> handle() {
        var now = clock.instant();
        var policy = policies.at(now);
        // Asked first: an account that changes meanwhile lags behind when the register is asked, and is left out.
        var found = new HashMap<Account, FoundAccount>();
        provider.staff().forEach(account -> found.put(account.account(), account));
        var known = new HashSet<Account>(carried.lagging());
        var all = new ArrayList<AccountDifference>();
        for (var desired : carried.settled(policy.gradeBFrom())) {
            known.add(desired.account());
            var listed = found.get(desired.account());
            if (listed == null || !between(desired, listed).isEmpty()) {
                // What was listed may have changed since; only what is seen again is said.
                var kinds = between(desired, provider.find(desired.account()).orElse(null));
                kinds.forEach(kind -> all.add(difference(desired, kind, now)));
            }
        }
        found.values().stream()
                .filter(account -> account.enabled() && !known.contains(account.account()))
                .map(account -> new AccountDifference(
                        account.account(), DifferenceKind.UNKNOWN_TO_REGISTER, account.institution(), now, false))
                .forEach(all::add);
        transactions.executeWithoutResult(_ -> keep(all, policy.version()));
        return all;
    }

    private static List<DifferenceKind> between(DesiredAccount desired, @Nullable FoundAccount there) {
        if (there == null) {
            return desired.granted() ? List.of(DifferenceKind.MISSING) : List.of();
        }
        var kinds = new ArrayList<DifferenceKind>();
        if (there.enabled() && !desired.mayAct()) {
            kinds.add(DifferenceKind.ENABLED_THOUGH_REFUSED);
        }
        if (!there.enabled() && desired.mayAct()) {
            kinds.add(DifferenceKind.DISABLED_THOUGH_ACTIVE);
        }
        if (!there.hasRolesOf(desired)) {
            kinds.add(DifferenceKind.ROLES);
        }
        if (!there.hasAttributesOf(desired)) {
            kinds.add(DifferenceKind.ATTRIBUTES);
        }
        return kinds;
    }

    private static AccountDifference difference(DesiredAccount desired, DifferenceKind kind, Instant now) {
        var repaired = kind == DifferenceKind.ENABLED_THOUGH_REFUSED;
        return new AccountDifference(desired.account(), kind, desired.institution(), now, repaired);
    }

    /** Carried over again: by what the register says at that moment, should it have changed its mind meanwhile. */
    private void keep(List<AccountDifference> all, int policyVersion) {
        all.stream().filter(AccountDifference::repaired).forEach(difference -> carried.again(difference.account()));
        differences.replaceAll(all).forEach(fresh -> outbox.append(event(fresh, policyVersion)));
    }

    private static AuditEvent event(AccountDifference difference, int policyVersion) {
        return AuditEvent.of(
                        "AccountDifferenceFound",
                        difference.account().value(),
                        difference.foundAt(),
                        Actor.platform("authorization-service"),
                        Origin.unknown(),
                        difference.repaired() ? "REPAIRED" : "REPORTED")
                .underPolicy(policyVersion)
                .with("kind", difference.kind().name())
                .with("institution", difference.institution());
    }
}
