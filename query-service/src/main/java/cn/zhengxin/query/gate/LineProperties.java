package cn.zhengxin.query.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many may want a place in the same count at once, in one process (Q3, Q7).
 *
 * @param waiting how many wait for the one who takes a place
 * @param patience how long one waits before it is told to come again, all its lines together
 */
@ConfigurationProperties("zhengxin.query.gate.lines")
public record LineProperties(
        @DefaultValue("200") int waiting,
        @DefaultValue("2s") Duration patience) {

    public LineProperties {
        if (waiting < 0) {
            throw new IllegalArgumentException("zhengxin.query.gate.lines.waiting is negative");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("zhengxin.query.gate.lines.patience is not positive");
        }
    }
}
