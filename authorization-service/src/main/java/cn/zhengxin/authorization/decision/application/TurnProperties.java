package cn.zhengxin.authorization.decision.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many may want the same authorization at once, in one instance.
 *
 * @param atOnce how many of them hold a connection
 * @param waiting how many more wait without one
 * @param patience how long one waits before it is told to come again
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.decision.turns")
public record TurnProperties(
        @DefaultValue("2") @Positive int atOnce,
        @DefaultValue("500") @PositiveOrZero int waiting,
        @DefaultValue("2s") @NotNull Duration patience) {

    public TurnProperties {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("zhengxin.authorization.decision.turns.patience is not positive");
        }
    }
}
