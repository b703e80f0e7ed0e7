package cn.zhengxin.masking.keyrotation;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.Rewrapping.Counts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * N1: learns of a new master key without a restart, and re-wraps what lies under older ones, a little at each turn. Any number of
 * processes may do so at once. What became of it is told in numbers alone, as this service logs nothing.
 */
@Component
public class RotateMasterKey {

    private static final String ROWS = "zhengxin.masking.keyrotation.rows";

    private final MasterKeyRotation rotation;
    private final KeyProvider masterKeys;
    private final KeyRotationProperties properties;
    private final MeterRegistry meters;
    private final AtomicInteger unfinished = new AtomicInteger();

    RotateMasterKey(
            MasterKeyRotation rotation,
            KeyProvider masterKeys,
            KeyRotationProperties properties,
            MeterRegistry meters) {
        this.rotation = rotation;
        this.masterKeys = masterKeys;
        this.properties = properties;
        this.meters = meters;
        meters.gauge("zhengxin.masking.keyrotation.unfinished", unfinished);
    }

    @Scheduled(fixedDelayString = KeyRotationProperties.INTERVAL)
    public void handle() {
        try {
            if (properties.enabled()) {
                rotation.turn().forEach(this::tell);
                unfinished.set(rotation.unfinished());
            } else {
                masterKeys.refresh();
            }
        } catch (CipherRejected away) {
            // What is at hand goes on working; the next turn goes on where this one ended.
            meters.counter(
                            "zhengxin.masking.keyrotation.keys.away",
                            "cause",
                            away.reason().name())
                    .increment();
        }
    }

    private void tell(String rows, Counts counts) {
        count(rows, "rewrapped", counts.rewrapped());
        count(rows, "overtaken", counts.overtaken());
        count(rows, "unreadable", counts.unreadable());
    }

    private void count(String rows, String outcome, long times) {
        if (times > 0) {
            meters.counter(ROWS, "rows", rows, "outcome", outcome).increment((double) times);
        }
    }
}
