package cn.zhengxin.suspendedaccounts;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * O11: ready means that suspensions reach this instance. The register has said who may not act; its events are heard from before
 * that answer on; hints are heard where they are wanted. What cannot be had at the start does not keep the instance from being
 * ready: without events the register is asked every second. What ages later is answered 503, to members of staff only, and
 * readiness is not lost again.
 */
final class SuspendedAccountsHealth implements HealthIndicator {

    private final RefusedAccounts accounts;
    private final RegisterEvents events;
    private final List<HintSource> hints;

    private volatile boolean reached;

    SuspendedAccountsHealth(RefusedAccounts accounts, RegisterEvents events, List<HintSource> hints) {
        this.accounts = accounts;
        this.events = events;
        this.hints = hints;
    }

    @Override
    public Health health() {
        if (!reached) {
            reached = accounts.isLoaded()
                    && (accounts.missesNothing() || events.haveGoneUnheard())
                    && hints.stream().allMatch(HintSource::isTried);
        }
        return reached ? Health.up().build() : Health.outOfService().build();
    }
}
