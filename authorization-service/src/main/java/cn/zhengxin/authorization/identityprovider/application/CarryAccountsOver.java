package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * O7, O9, O11: carries what the register says of an account over to the identity provider, one account at a time. The register
 * does not wait for it: when the identity provider is away, the change holds and is carried over later.
 */
@Service
public class CarryAccountsOver {

    private static final Logger log = LoggerFactory.getLogger(CarryAccountsOver.class);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

    private final CarriedAccounts carried;
    private final IdentityProvider provider;
    private final AuthorizationPolicies policies;
    private final Clock clock;

    public CarryAccountsOver(
            CarriedAccounts carried, IdentityProvider provider, AuthorizationPolicies policies, Clock clock) {
        this.carried = carried;
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
        var next = carried.takeNext(policies.at(now).gradeBFrom(), now);
        if (next.isEmpty()) {
            return false;
        }
        var desired = next.get();
        try {
            carry(desired);
            carried.markCarried(desired.account(), desired.version());
        } catch (AccountNotAccepted refused) {
            // The others need not wait for it.
            log.atWarn().setCause(refused).log("An account could not be carried over and is tried again later");
            carried.markRefused(desired.account(), now.plus(AFTER_REFUSAL));
        }
        return true;
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
