package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.PolicyNumber;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * A12: some days after its end date an authorization's record is sealed, and from then on only read. Computed when asked; no job
 * seals anything, and how many days is the policy's that is in force.
 */
@Component
public class RecordSeal {

    private final AuthorizationPolicies policies;
    private final Clock clock;

    public RecordSeal(AuthorizationPolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    public boolean isOn(CustomerAuthorization authorization) {
        var now = clock.instant();
        var open = policies.at(now).number(PolicyNumber.RECORD_SEALED_AFTER_DAYS);
        var term = authorization.facts().content().term();
        return new Term(term.start(), term.end().plusDays(open)).hasExpired(now);
    }
}
