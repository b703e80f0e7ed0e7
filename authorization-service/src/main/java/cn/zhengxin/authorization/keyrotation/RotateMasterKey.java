package cn.zhengxin.authorization.keyrotation;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.Rewrapping.Counts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * N1: learns of a new master key without a restart, and re-wraps what lies under older ones, a little at each turn. Any number of
 * processes may do so at once.
 */
@Component
public class RotateMasterKey {

    private static final Logger log = LoggerFactory.getLogger(RotateMasterKey.class);
    private static final String ROWS = "zhengxin.authorization.keyrotation.rows";

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
        meters.gauge("zhengxin.authorization.keyrotation.unfinished", unfinished);
    }

    @Scheduled(fixedDelayString = KeyRotationProperties.INTERVAL)
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
            meters.counter(ROWS, "rows", rows, "outcome", outcome).increment((double) times);
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
