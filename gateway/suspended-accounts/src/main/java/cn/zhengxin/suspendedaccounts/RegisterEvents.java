package cn.zhengxin.suspendedaccounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens to the register's changes. Every instance reads every partition for itself, from the end: there is no group and
 * nothing is stored, because the register's list is asked for after the reading has begun.
 *
 * <p>An event whose {@code data.accountRefused} is true refuses its account at once, one whose {@code data.tokensRefused} is true
 * every token of it. One that says false makes the register be asked at once: only its own answer lets an account back in.
 */
final class RegisterEvents implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RegisterEvents.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final byte[] ABOUT_NOBODY = "{\"data\":{}}".getBytes(UTF_8);

    private final Map<String, Object> consumerSettings;
    private final RefusedAccounts accounts;
    private final RegisterReading reading;
    private final SuspendedAccountsProperties settings;
    private final JsonMapper json = JsonMapper.builder().build();

    private volatile boolean running;
    private volatile boolean unheard;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private @Nullable Thread thread;

    RegisterEvents(
            Map<String, Object> consumerSettings,
            RefusedAccounts accounts,
            RegisterReading reading,
            SuspendedAccountsProperties settings) {
        this.consumerSettings = settingsOf(consumerSettings);
        this.accounts = accounts;
        this.reading = reading;
        this.settings = settings;
    }

    private static Map<String, Object> settingsOf(Map<String, Object> given) {
        var settings = new HashMap<>(given);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "suspended-accounts");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A position that is gone means that events were missed; then the reading begins anew, and the list with it.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        // A suspension may wait for a tenth of its second: under load a fetch then brings many events in the place of
        // one.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 65_536);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        thread = Thread.ofPlatform().name("suspended-accounts").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether a try to listen has come to nothing, so that the register is asked every second instead. */
    boolean haveGoneUnheard() {
        return unheard;
    }

    private void run() {
        var failures = 0;
        try {
            while (running) {
                try {
                    listen();
                    failures = 0;
                } catch (WakeupException | org.apache.kafka.common.errors.InterruptException stopped) {
                    return;
                } catch (RuntimeException failure) {
                    if (failures++ % 60 == 0 && running) {
                        log.atWarn().setCause(failure).log("The register's events cannot be heard");
                    }
                } finally {
                    unheard = true;
                    accounts.deaf();
                    reading.eventsArrive(false);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until something fails or the topic has other partitions than before. */
    private void listen() {
        var consumer = new KafkaConsumer<byte[], byte[]>(consumerSettings);
        current = consumer;
        try {
            var partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                // Nothing was ever told; the register is asked often until then.
                return;
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            // Fixes the positions now, and not at the first poll.
            partitions.forEach(partition -> consumer.position(partition, PATIENCE));
            // The first message would load what reads it, at the expense of the first suspension.
            take(ABOUT_NOBODY);
            accounts.listening();
            // The list that makes this reading complete has to be asked for from here on.
            reading.ask();
            receive(consumer, partitions);
        } finally {
            current = null;
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void receive(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        var checkedAt = accounts.now() - settings.heartbeat().toNanos();
        while (running) {
            for (var message : consumer.poll(LONGEST_POLL)) {
                take(message.value());
            }
            if (accounts.now() - checkedAt >= settings.heartbeat().toNanos()) {
                checkedAt = accounts.now();
                if (!partitions.equals(partitions(consumer))) {
                    return;
                }
                if (isReadToTheEnd(consumer, partitions)) {
                    accounts.complete(checkedAt);
                    reading.eventsArrive(true);
                }
            }
        }
    }

    private static boolean isReadToTheEnd(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions, PATIENCE);
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition, PATIENCE) >= ends.getOrDefault(partition, 0L));
    }

    private Set<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        var known = consumer.partitionsFor(settings.topic(), PATIENCE);
        var partitions = new HashSet<TopicPartition>();
        (known == null ? List.<org.apache.kafka.common.PartitionInfo>of() : known)
                .forEach(partition -> partitions.add(new TopicPartition(partition.topic(), partition.partition())));
        return partitions;
    }

    private void take(byte @Nullable [] body) {
        if (body == null) {
            return;
        }
        JsonNode event;
        try {
            event = json.readTree(body);
        } catch (JacksonException unreadable) {
            // It may have been a suspension.
            reading.ask();
            return;
        }
        take(event, "accountRefused", accounts::refuse);
        take(event, "tokensRefused", accounts::refuseTokens);
    }

    private void take(JsonNode event, String member, java.util.function.Consumer<String> refuse) {
        var refused = event.path("data").path(member);
        var account = event.path("aggregateId");
        if (!refused.isBoolean() || !account.isString()) {
            return;
        }
        if (refused.booleanValue()) {
            refuse.accept(account.stringValue());
        } else {
            reading.ask();
        }
    }
}
