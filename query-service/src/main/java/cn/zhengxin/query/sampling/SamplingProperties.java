package cn.zhengxin.query.sampling;

import cn.zhengxin.encryption.DigestSuite;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How systems' queries are sampled (Q4). Which share is drawn is policy data, not a setting.
 *
 * @param enabled whether this process takes part in drawing
 * @param interval how often it is looked for days to draw
 * @param drawnAfter how long after its end a day is drawn; longer than any transaction and any two clocks' difference
 * @param dueAfter how long people have for a finding before the sample counts as overdue
 * @param digest what the next seeds are committed to and drawn with; a seed that is committed keeps to its own
 */
@Validated
@ConfigurationProperties("zhengxin.query.sampling")
public record SamplingProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue(DEFAULT_INTERVAL) @NotNull Duration interval,
        @DefaultValue("10m") @NotNull Duration drawnAfter,
        @DefaultValue("7d") @NotNull Duration dueAfter,
        @DefaultValue("SHA_256") @NotNull DigestSuite digest) {

    private static final String DEFAULT_INTERVAL = "10m";

    /** The interval as an annotation can name it. */
    static final String INTERVAL = "${zhengxin.query.sampling.interval:" + DEFAULT_INTERVAL + "}";

    public SamplingProperties {
        if (!interval.isPositive() || !dueAfter.isPositive()) {
            throw new IllegalArgumentException("zhengxin.query.sampling holds a duration that is not positive");
        }
        if (drawnAfter.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("zhengxin.query.sampling.drawn-after is shorter than a minute");
        }
    }
}
