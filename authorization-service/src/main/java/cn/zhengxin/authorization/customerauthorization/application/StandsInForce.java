package cn.zhengxin.authorization.customerauthorization.application;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Whether anything may rest on an authorization at this moment: it is in force, and so is all that it is derived from (A7). */
@Component
public class StandsInForce {

    private final Authorizations authorizations;
    private final Clock clock;

    public StandsInForce(Authorizations authorizations, Clock clock) {
        this.authorizations = authorizations;
        this.clock = clock;
    }

    public boolean is(StoredAuthorization stored) {
        var now = clock.instant();
        return stored.authorization().isInForce(now)
                && authorizations.above(stored).stream()
                        .allMatch(parent -> parent.authorization().isInForce(now));
    }
}
