package cn.zhengxin.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuditTrailPropertiesTests {

    private static AuditTrailProperties bind(Map<String, String> more) {
        var settings = new HashMap<String, String>(
                Map.of("zhengxin.audit-trail.producer", "query", "zhengxin.audit-trail.topic", "credit.query.v1"));
        settings.putAll(more);
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("zhengxin.audit-trail", AuditTrailProperties.class)
                .get();
    }

    @Test
    @DisplayName("the defaults are the documented ones")
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new AuditTrailProperties(
                        "query",
                        "credit.query.v1",
                        new AuditTrailProperties.Relay(
                                true,
                                Duration.ofMillis(100),
                                500,
                                Duration.ofMillis(20),
                                Duration.ofSeconds(5),
                                Duration.ofDays(7),
                                Duration.ofSeconds(60)),
                        new AuditTrailProperties.Topics(3, (short) 1),
                        new AuditTrailProperties.Consumer(
                                true,
                                1000,
                                Duration.ofMillis(50),
                                5,
                                Duration.ofMillis(100),
                                Duration.ofSeconds(5),
                                Duration.ofDays(30))));
    }

    @Test
    @DisplayName("every setting can be given")
    void mapping() {
        var prefix = "zhengxin.audit-trail.";
        var given = new HashMap<String, String>();
        given.put(prefix + "relay.enabled", "false");
        given.put(prefix + "relay.interval", "1s");
        given.put(prefix + "relay.batch", "7");
        given.put(prefix + "relay.gather", "0s");
        given.put(prefix + "relay.lease", "9s");
        given.put(prefix + "relay.retention", "2d");
        given.put(prefix + "relay.late-after", "5m");
        given.put(prefix + "topics.partitions", "6");
        given.put(prefix + "topics.replication-factor", "3");
        given.put(prefix + "consumer.enabled", "false");
        given.put(prefix + "consumer.batch", "20");
        given.put(prefix + "consumer.gather", "3ms");
        given.put(prefix + "consumer.attempts", "2");
        given.put(prefix + "consumer.first-pause", "3s");
        given.put(prefix + "consumer.longest-pause", "4s");
        given.put(prefix + "consumer.retention", "90d");
        assertThat(bind(given))
                .isEqualTo(new AuditTrailProperties(
                        "query",
                        "credit.query.v1",
                        new AuditTrailProperties.Relay(
                                false,
                                Duration.ofSeconds(1),
                                7,
                                Duration.ZERO,
                                Duration.ofSeconds(9),
                                Duration.ofDays(2),
                                Duration.ofMinutes(5)),
                        new AuditTrailProperties.Topics(6, (short) 3),
                        new AuditTrailProperties.Consumer(
                                false,
                                20,
                                Duration.ofMillis(3),
                                2,
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                Duration.ofDays(90))));
    }

    @Test
    @DisplayName("refuses settings that make no sense")
    void refusesNonsense() {
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit-trail.producer", "Query Service")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit-trail.relay.batch", "0")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit-trail.relay.lease", "0s")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit-trail.relay.gather", "-1ms")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit-trail.consumer.gather", "-1ms")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("zhengxin.audit-trail.consumer.batch", "0")))
                .isInstanceOf(BindException.class);
    }
}
