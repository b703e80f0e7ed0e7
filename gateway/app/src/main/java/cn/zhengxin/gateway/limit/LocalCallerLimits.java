package cn.zhengxin.gateway.limit;

import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** This instance's own count: bounded, so that made-up callers cannot fill the memory. */
final class LocalCallerLimits implements CallerLimits {

    private static final int MOST_CALLERS = 20_000;

    private final long perSecond;
    private final long burst;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    LocalCallerLimits(long perSecond, long burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    @Override
    public Duration take(String caller) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(
                    caller,
                    unknown -> Bucket.builder()
                            .addLimit(BandwidthBuilder.builder()
                                    .capacity(burst)
                                    .refillGreedy(perSecond, Duration.ofSeconds(1))
                                    .build())
                            .build());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }
}
