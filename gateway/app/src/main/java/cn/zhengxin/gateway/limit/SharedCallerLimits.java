package cn.zhengxin.gateway.limit;

import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The count of all instances together, in Redis. While Redis is away each instance counts alone with the same limits:
 * callers keep working, and nobody gets more than the limit times the number of instances.
 */
final class SharedCallerLimits implements CallerLimits, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedCallerLimits.class);
    private static final String KEYS = "zhengxin:gateway:limit:";

    private final RedisClient client;
    private final LimitProperties properties;
    private final CallerLimits alone;
    private final Clock clock;
    private final BucketConfiguration limit;
    private volatile @Nullable ProxyManager<String> shared;
    private volatile Instant aloneUntil = Instant.EPOCH;

    SharedCallerLimits(RedisClient client, LimitProperties properties, CallerLimits alone, Clock clock) {
        this.client = client;
        this.properties = properties;
        this.alone = alone;
        this.clock = clock;
        this.limit = BucketConfiguration.builder()
                .addLimit(BandwidthBuilder.builder()
                        .capacity(properties.burst())
                        .refillGreedy(properties.requestsPerSecond(), Duration.ofSeconds(1))
                        .build())
                .build();
    }

    @Override
    public Duration take(String caller) {
        if (clock.instant().isBefore(aloneUntil)) {
            return alone.take(caller);
        }
        try {
            Supplier<BucketConfiguration> configuration = () -> limit;
            ConsumptionProbe probe =
                    shared().getProxy(KEYS + caller, configuration).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
        } catch (RuntimeException away) {
            aloneUntil = clock.instant().plus(properties.alone());
            log.atWarn().setCause(away).log("The shared count is away; this instance counts alone for a while");
            return alone.take(caller);
        }
    }

    private ProxyManager<String> shared() {
        ProxyManager<String> known = shared;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = shared;
            if (known == null) {
                // The connection reconnects by itself later; only the first one can fail to be made.
                StatefulRedisConnection<String, byte[]> connection =
                        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
                known = Bucket4jLettuce.casBasedBuilder(connection)
                        .requestTimeout(properties.patience())
                        .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                Duration.ofSeconds(10)))
                        .build();
                shared = known;
            }
            return known;
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
