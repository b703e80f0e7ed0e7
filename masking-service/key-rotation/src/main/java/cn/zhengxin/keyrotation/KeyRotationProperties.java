package cn.zhengxin.keyrotation;

import cn.zhengxin.encryption.MasterKeyRotation.Pace;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the rotation goes about, as {@code zhengxin.<service>.keyrotation} says. That there is a new master key is no setting: it
 * begins by itself when one is added.
 *
 * @param enabled whether this process re-wraps; it learns of a new master key either way
 * @param interval how often it is looked for a new master key, and gone on with the rows
 * @param batch how many rows are re-wrapped at once
 * @param batchesATurn how many batches of each table a turn does
 * @param lease after which another process goes on for one that was killed
 * @param settle how long after its begin a rotation may meet rows that were just sealed under the former key; longer than the
 *     interval and the longest transaction together
 */
public record KeyRotationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30s") Duration interval,
        @DefaultValue("200") int batch,
        @DefaultValue("50") int batchesATurn,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("5m") Duration settle) {

    public KeyRotationProperties {
        if (batch < 1 || batchesATurn < 1) {
            throw new IllegalArgumentException("keyrotation: batches have rows, and turns have batches");
        }
        if (!interval.isPositive() || !lease.isPositive() || settle.compareTo(interval) <= 0) {
            throw new IllegalArgumentException(
                    "keyrotation: durations are positive, and settle is longer than interval");
        }
    }

    /** Bound by hand, because the prefix is the service's. */
    static KeyRotationProperties of(RotatedRows rows, Binder settings) {
        return settings.bindOrCreate(rows.prefix(), KeyRotationProperties.class);
    }

    Pace pace() {
        return new Pace(batch, batchesATurn, lease, settle);
    }
}
