package cn.zhengxin.keyrotation;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.Rewrapping.Counts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * N1: learns of a new master key without a restart, and re-wraps what lies under older ones, a little at each turn. Any number of
 * processes may do so at once.
 */
public final class RotateMasterKey {

    /** The bean with the settings. */
    static final String PROPERTIES = "keyRotationProperties";

    private static final Logger log = LoggerFactory.getLogger(RotateMasterKey.class);

    private final MasterKeyRotation rotation;
    private final KeyProvider masterKeys;
    private final String prefix;
    private final KeyRotationProperties properties;
    private final MeterRegistry meters;
    private final AtomicInteger unfinished = new AtomicInteger();

    RotateMasterKey(
            MasterKeyRotation rotation,
            KeyProvider masterKeys,
            RotatedRows rows,
            KeyRotationProperties properties,
            MeterRegistry meters) {
        this.rotation = rotation;
        this.masterKeys = masterKeys;
        this.prefix = rows.prefix();
        this.properties = properties;
        this.meters = meters;
        meters.gauge(prefix + ".unfinished", unfinished);
    }

    // Asked of the bean: the setting's name is the service's, and an annotation cannot know it.
    @Scheduled(fixedDelayString = "#{@" + PROPERTIES + ".interval()}")
    public void handle() {
        try {
            if (properties.enabled()) {
                rotation.turn().forEach(this::tell);
                tellUnfinished(rotation.unfinished());
            } else {
                masterKeys.refresh();
            }
        } catch (CipherRejected away) {
            // What is at hand goes on working; the next turn goes on where this one ended.
            meters.counter(prefix + ".keys.away", "cause", away.reason().name()).increment();
            log.atError().addKeyValue("cause", away.reason().name()).log("The master keys cannot be reached");
        }
    }

    private void tell(String rows, Counts counts) {
        count(rows, "rewrapped", counts.rewrapped());
        count(rows, "overtaken", counts.overtaken());
        count(rows, "unreadable", counts.unreadable());
        if (counts.rewrapped() > 0 || counts.overtaken() > 0) {
            log.atInfo()
                    .addKeyValue("rows", rows)
                    .addKeyValue("masterKey", masterKeys.currentKeyId())
                    .addKeyValue("looked", counts.looked())
                    .addKeyValue("rewrapped", counts.rewrapped())
                    .addKeyValue("overtaken", counts.overtaken())
                    .addKeyValue("destroyed", counts.destroyed())
                    .log("Data keys were re-wrapped");
        }
        if (counts.unreadable() > 0) {
            log.atWarn()
                    .addKeyValue("rows", rows)
                    .addKeyValue("unreadable", counts.unreadable())
                    .log("Data keys could not be re-wrapped: their master key is not at hand, or they are damaged");
        }
    }

    private void count(String rows, String outcome, long times) {
        if (times > 0) {
            meters.counter(prefix + ".rows", "rows", rows, "outcome", outcome).increment((double) times);
        }
    }

    private void tellUnfinished(int now) {
        int before = unfinished.getAndSet(now);
        if (before > 0 && now == 0) {
            log.atInfo()
                    .addKeyValue("masterKey", masterKeys.currentKeyId())
                    .log("All data keys are under the current master key");
        }
    }
}
