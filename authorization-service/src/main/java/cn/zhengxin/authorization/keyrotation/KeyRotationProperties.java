package cn.zhengxin.authorization.keyrotation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the rotation goes about. That there is a new master key is no setting: it begins by itself when one is added.
 *
 * @param enabled whether this process re-wraps; it learns of a new master key either way
 * @param interval how often it is looked for a new master key, and gone on with the rows
 * @param batch how many rows are re-wrapped at once
 * @param batchesATurn how many batches of each table a turn does
 * @param lease after which another process goes on for one that was killed
 * @param settle how long after its begin a rotation may meet rows that were just sealed under the former key; longer than the
 *     interval and the longest transaction together
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.keyrotation")
public record KeyRotationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue(DEFAULT_INTERVAL) @NotNull Duration interval,
        @DefaultValue("200") @Min(1) int batch,
        @DefaultValue("50") @Min(1) int batchesATurn,
        @DefaultValue("1m") @NotNull Duration lease,
        @DefaultValue("5m") @NotNull Duration settle) {

    private static final String DEFAULT_INTERVAL = "30s";

    /** The interval as an annotation can name it. */
    static final String INTERVAL = "${zhengxin.authorization.keyrotation.interval:" + DEFAULT_INTERVAL + "}";

    public KeyRotationProperties {
        if (!interval.isPositive() || !lease.isPositive() || settle.compareTo(interval) <= 0) {
            throw new IllegalArgumentException(
                    "zhengxin.authorization.keyrotation: durations are positive, and settle is longer than interval");
        }
    }
}
