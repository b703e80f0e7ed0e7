package cn.zhengxin.audittrail;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * For the readiness of a service whose events others have to hear at once: out of service until the relay has gone its whole way
 * once, so that the first event does not pay for connections and class loading (O11). A broker that is away does not keep a
 * service from being ready; whoever waits for its events knows that they do not come and asks.
 */
final class EventRelayHealth implements HealthIndicator {

    private final RelayLifecycle relay;

    EventRelayHealth(RelayLifecycle relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        return relay.isTried() ? Health.up().build() : Health.outOfService().build();
    }
}
