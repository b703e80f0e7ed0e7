package cn.zhengxin.audittrail;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** One listener per handler. A broker that is away when the service starts does not keep the service from starting. */
final class EventConsumers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);

    private final List<EventHandler> handlers;
    private final Map<String, Object> consumerSettings;
    private final Topics topics;
    private final DeadLetters deadLetters;
    private final ConsumedEvents consumed;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;
    private final ApplicationContext context;
    private final AuditTrailProperties.Consumer settings;

    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private @Nullable Thread starter;

    EventConsumers(
            List<EventHandler> handlers,
            Map<String, Object> consumerSettings,
            Topics topics,
            DeadLetters deadLetters,
            ConsumedEvents consumed,
            PlatformTransactionManager transactionManager,
            MeterRegistry meters,
            ApplicationContext context,
            AuditTrailProperties.Consumer settings) {
        this.handlers = List.copyOf(handlers);
        this.consumerSettings = new HashMap<>(consumerSettings);
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.consumed = consumed;
        this.transactions = new TransactionTemplate(transactionManager);
        this.meters = meters;
        this.context = context;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        if (!handlers.isEmpty()) {
            starter = Thread.ofVirtual().name("event-consumers").start(this::startWhenTheBrokerIsThere);
        }
    }

    private void startWhenTheBrokerIsThere() {
        var names = new HashSet<String>();
        for (var handler : handlers) {
            for (var topic : handler.topics()) {
                names.add(topic);
                names.add(DeadLetters.topic(topic, handler.group()));
            }
        }
        try {
            while (running) {
                try {
                    topics.ensure(names);
                    break;
                } catch (IllegalStateException | org.apache.kafka.common.KafkaException away) {
                    log.warn("Handlers wait for the broker", away);
                    Thread.sleep(Duration.ofSeconds(2));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            if (running) {
                handlers.forEach(this::listen);
            }
        }
    }

    private void listen(EventHandler handler) {
        var consumer = new IdempotentConsumer(handler, consumed, transactions, deadLetters, meters);
        var clientSettings = clientSettings();
        var properties = new ContainerProperties(handler.topics().toArray(String[]::new));
        properties.setGroupId(handler.group());
        // The offset follows the database's commit, never the other way round.
        if (handler instanceof EventBatchHandler batchHandler) {
            clientSettings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
            properties.setMessageListener(new IdempotentBatchConsumer(batchHandler, consumer, consumed, transactions));
            properties.setAckMode(ContainerProperties.AckMode.BATCH);
            properties.setIdleBetweenPolls(settings.gather().toMillis());
            properties.setRecordObservationsInBatch(true);
        } else {
            properties.setMessageListener(consumer);
            properties.setAckMode(ContainerProperties.AckMode.RECORD);
        }
        properties.setObservationEnabled(true);
        properties.setShutdownTimeout(5_000);
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<byte[], byte[]>(clientSettings), properties);
        container.setBeanName("events-" + handler.group());
        container.setApplicationContext(context);
        container.setCommonErrorHandler(errorHandler(consumer));
        container.start();
        containers.add(container);
    }

    private Map<String, Object> clientSettings() {
        var own = new HashMap<>(consumerSettings);
        own.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        own.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        own.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        own.remove(ConsumerConfig.CLIENT_ID_CONFIG);
        return own;
    }

    private DefaultErrorHandler errorHandler(IdempotentConsumer consumer) {
        var handler = new DefaultErrorHandler(
                (message, failure) -> consumer.putAside(bytes(message), DeadLetterReason.HANDLER_FAILED), limited());
        handler.setBackOffFunction((message, failure) -> Failures.isTransient(failure) ? unlimited() : limited());
        handler.setLogLevel(KafkaException.Level.WARN);
        return handler;
    }

    @SuppressWarnings("unchecked") // the container has no other deserializers
    private static ConsumerRecord<byte[], byte[]> bytes(ConsumerRecord<?, ?> message) {
        return (ConsumerRecord<byte[], byte[]>) message;
    }

    private BackOff limited() {
        var pauses = unlimited();
        pauses.setMaxAttempts(settings.attempts() - 1L);
        return pauses;
    }

    private ExponentialBackOff unlimited() {
        var pauses = new ExponentialBackOff(settings.firstPause().toMillis(), 2.0);
        pauses.setMaxInterval(settings.longestPause().toMillis());
        return pauses;
    }

    @Override
    public void stop() {
        List<ConcurrentMessageListenerContainer<byte[], byte[]>> stopping;
        synchronized (this) {
            running = false;
            if (starter != null) {
                starter.interrupt();
                starter = null;
            }
            stopping = List.copyOf(containers);
            containers.clear();
        }
        stopping.forEach(ConcurrentMessageListenerContainer::stop);
        deadLetters.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
