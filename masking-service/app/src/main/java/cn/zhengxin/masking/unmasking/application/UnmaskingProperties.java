package cn.zhengxin.masking.unmasking.application;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How unmaskings are looked after (M5). How long one may last is no setting but a number of the masking policy.
 *
 * @param endedInterval how often it is put on record that some are over
 */
@Validated
@ConfigurationProperties("zhengxin.masking.unmasking")
public record UnmaskingProperties(
        @DefaultValue("15s") @NotNull Duration endedInterval) {

    static final String ENDED_INTERVAL = "${zhengxin.masking.unmasking.ended-interval:15s}";
}
