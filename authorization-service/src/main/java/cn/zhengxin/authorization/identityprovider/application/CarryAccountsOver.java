package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.RefusedTokens;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * O7, O9, O11: carries what the register says of an account over to the identity provider, one account at a time. The register
 * does not wait for it: when the identity provider is away, the change holds and is carried over later.
 *
 * <p>O1: where something was taken away from an account, all its tokens are refused until the identity provider knows; from then on
 * those dated up to that moment, by its own clock.
 */
@Service
public class CarryAccountsOver {

    private static final Logger log = LoggerFactory.getLogger(CarryAccountsOver.class);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

    /** Tokens that were being made while the provider was told may hold what was before, and a date a moment later. */
    private static final Duration BEING_MADE = Duration.ofSeconds(2);

    private final CarriedAccounts carried;
    private final RefusedTokens refusedTokens;
    private final IdentityProvider provider;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public CarryAccountsOver(
            CarriedAccounts carried,
            RefusedTokens refusedTokens,
            IdentityProvider provider,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.carried = carried;
        this.refusedTokens = refusedTokens;
        this.outbox = outbox;
        this.provider = provider;
        this.policies = policies;
        this.clock = clock;
    }

    /** Makes sure that every account of the register is carried over sooner or later. */
    @Transactional
    public void enrolNew() {
        carried.enrolNew();
    }

    /**
     * The next one.
     *
     * @return whether there was one
     * @throws cn.zhengxin.identity.DependencyUnavailable when the identity provider does not answer; the account stays next
     */
    @Transactional
    public boolean handle() {
        var now = clock.instant();
        var policy = policies.at(now);
        var next = carried.takeNext(policy.gradeBFrom(), now);
        if (next.isEmpty()) {
            return false;
        }
        var desired = next.get();
        try {
            carry(desired);
            if (refusedTokens.waitFor(desired.account(), desired.version())) {
                accept(desired, now, policy.version());
            }
            carried.markCarried(desired.account(), desired.version());
        } catch (AccountNotAccepted refused) {
            // The others need not wait for it.
            log.atWarn().setCause(refused).log("An account could not be carried over and is tried again later");
            carried.markRefused(desired.account(), now.plus(AFTER_REFUSAL));
        }
        return true;
    }

    private void accept(DesiredAccount desired, Instant now, int policyVersion) {
        var until = provider.issuesAt().plus(BEING_MADE);
        refusedTokens.refuseUntil(desired.account(), desired.version(), until);
        outbox.append(AuditEvent.of(
                        "OperatorCarriedOver",
                        desired.account().value(),
                        now,
                        Actor.platform("authorization-service"),
                        Origin.unknown(),
                        "CARRIED_OVER")
                .underPolicy(policyVersion)
                .with(OperatorEvents.TOKENS_REFUSED, false)
                .with("employeeNumber", desired.employeeNumber())
                .with("institution", desired.institution())
                .with("tokensRefusedUntil", until.toString()));
    }

    private void carry(DesiredAccount desired) {
        var found = provider.find(desired.account());
        if (found.isEmpty()) {
            if (desired.granted()) {
                provider.create(desired);
            }
            return;
        }
        if (!desired.mayAct()) {
            // First of all, and also when it is disabled already: a session may have outlived an earlier attempt.
            provider.disable(desired.account());
        }
        var account = found.get();
        if (account.enabled() != desired.mayAct()
                || !account.hasAttributesOf(desired)
                || !account.hasRolesOf(desired)) {
            provider.adjust(desired);
        }
    }
}
