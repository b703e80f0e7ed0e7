package cn.zhengxin.audit.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: an audit service whose ledger was tampered with must not look well. */
@Component("ledgerHealthIndicator")
class LedgerHealth implements HealthIndicator {

    private final LedgerState state;

    LedgerHealth(LedgerState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        return switch (state.current()) {
            case LedgerState.State.Unchecked() ->
                Health.outOfService()
                        .withDetail("reason", "not compared with the witness yet")
                        .build();
            case LedgerState.State.Sound() -> Health.up().build();
            case LedgerState.State.Broken(String reason) ->
                Health.down().withDetail("reason", reason).build();
        };
    }
}
