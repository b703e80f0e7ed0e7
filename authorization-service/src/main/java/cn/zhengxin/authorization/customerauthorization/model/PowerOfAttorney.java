package cn.zhengxin.authorization.customerauthorization.model;

import java.time.Instant;
import java.util.Set;

/** A9: for how long and for what a handler acts for an enterprise. */
public record PowerOfAttorney(Term term, Set<PowerOfAttorneyScope> scope) {

    public PowerOfAttorney {
        scope = Set.copyOf(scope);
    }

    boolean coversSigning(Instant moment) {
        return scope.contains(PowerOfAttorneyScope.CREDIT_AUTHORIZATION)
                && term.hasStarted(moment)
                && !term.hasExpired(moment);
    }
}
