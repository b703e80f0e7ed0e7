package cn.zhengxin.audittrail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives a service that names itself as a producer its outbox, its relay and its consumers. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty("zhengxin.audit-trail.producer")
@EnableConfigurationProperties(AuditTrailProperties.class)
public class AuditTrailAutoConfiguration {

    @Bean
    RelaySignal relaySignal() {
        return new RelaySignal();
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(DataSource dataSource, ObjectProvider<LastRows> rows, TraceParents traceParents, RelaySignal signal) {
        var gathered = rows.getIfAvailable();
        return gathered == null
                ? new JdbcOutbox(dataSource, traceParents, signal)
                : new JdbcOutbox(dataSource, gathered, traceParents, signal);
    }

    @Bean
    OutboxQueue outboxQueue(
            DataSource dataSource, PlatformTransactionManager transactionManager, AuditTrailProperties properties) {
        return new OutboxQueue(
                dataSource,
                transactionManager,
                properties.producer(),
                properties.relay().lease());
    }

    @Bean
    OutboxMetrics outboxMetrics(OutboxQueue queue) {
        return new OutboxMetrics(queue);
    }

    @Bean
    OutboxHealth outboxHealthIndicator(OutboxQueue queue, AuditTrailProperties properties) {
        return new OutboxHealth(queue, properties.relay().lateAfter());
    }

    @Bean
    Topics eventTopics(KafkaAdmin admin, AuditTrailProperties properties) {
        return new Topics(admin.getConfigurationProperties(), properties.topics());
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "zhengxin.audit-trail.relay.enabled", matchIfMissing = true)
    RelayLifecycle outboxRelay(
            OutboxQueue queue,
            RelaySignal signal,
            Topics topics,
            ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers,
            DataSource dataSource,
            AuditTrailProperties properties) {
        var relay = new OutboxRelay(
                queue,
                () -> {
                    topics.ensure(List.of(properties.topic()));
                    return EventPublisher.open(
                            producers.getConfigurationProperties(),
                            consumers.getConfigurationProperties(),
                            properties.producer(),
                            properties.topic());
                },
                properties.relay());
        var consumed = new ConsumedEvents(dataSource);
        return new RelayLifecycle(
                relay,
                () -> {
                    queue.forgetPublishedBefore(properties.relay().retention());
                    consumed.forgetBefore(properties.consumer().retention());
                },
                signal,
                properties.relay());
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "zhengxin.audit-trail.relay.enabled", matchIfMissing = true)
    EventRelayHealth eventRelayHealthIndicator(RelayLifecycle relay) {
        return new EventRelayHealth(relay);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "zhengxin.audit-trail.consumer.enabled", matchIfMissing = true)
    EventConsumers eventConsumers(
            ObjectProvider<EventHandler> handlers,
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            Topics topics,
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            ObjectProvider<MeterRegistry> meters,
            ApplicationContext context,
            AuditTrailProperties properties) {
        return new EventConsumers(
                handlers.orderedStream().toList(),
                consumers.getConfigurationProperties(),
                topics,
                new DeadLetters(producers.getConfigurationProperties()),
                new ConsumedEvents(dataSource),
                transactionManager,
                meters.getIfAvailable(SimpleMeterRegistry::new),
                context,
                properties.consumer());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    static class Traced {

        @Bean
        TraceParents traceParents(ObjectProvider<Tracer> tracer) {
            var found = tracer.getIfAvailable();
            return found == null ? TraceParents.none() : TraceParents.of(found);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.micrometer.tracing.Tracer")
    static class Untraced {

        @Bean
        TraceParents traceParents() {
            return TraceParents.none();
        }
    }
}
