package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.operator.model.Standing;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.workingcalendar.BankDay;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Q2, O5, O6, O7, O8, O10, O11: how an operator stands, read from the register each time. */
@Service
public class TellStanding {

    private final Operators operators;
    private final BoundTerminals terminals;
    private final AuthorizationPolicies policies;
    private final Clock clock;

    public TellStanding(Operators operators, BoundTerminals terminals, AuthorizationPolicies policies, Clock clock) {
        this.operators = operators;
        this.terminals = terminals;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * How the operator stands at this moment. Asking counts as use of an account that may work (O7).
     *
     * @param terminal address as the gateway saw it; null when it saw none
     */
    public Standing handle(Account account, @Nullable String terminal) {
        var now = clock.instant();
        var policy = policies.at(now);
        return operators
                .find(account)
                .map(stored -> {
                    var facts = stored.facts();
                    var isActive = Obstacle.of(stored.operator(), policy, BankDay.of(now))
                            .isEmpty();
                    if (isActive && facts.lastUsedOn().isBefore(BankDay.of(now))) {
                        operators.used(account, BankDay.of(now));
                    }
                    return new Standing(
                            account,
                            true,
                            isActive,
                            Grade.of(facts.points(), policy),
                            facts.bureauAccountMapped(),
                            isBound(account, terminal),
                            facts.institution(),
                            policy.version());
                })
                .orElseGet(() -> new Standing(account, false, false, null, false, false, null, policy.version()));
    }

    private boolean isBound(Account account, @Nullable String terminal) {
        return literal(terminal)
                .map(address -> terminals.isBound(account, address))
                .orElse(false);
    }

    /** Never a name: looking one up would ask the network. */
    private static Optional<InetAddress> literal(@Nullable String terminal) {
        if (terminal == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(terminal));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
