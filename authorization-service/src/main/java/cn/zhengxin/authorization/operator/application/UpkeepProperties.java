package cn.zhengxin.authorization.operator.application;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the register is kept up. Nothing waits for it to be refused (O7, O8).
 *
 * @param interval how often unused accounts and unanswered recertifications are entered
 * @param openCampaigns whether the campaign of a quarter is opened without anybody asking (O8)
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.operator.upkeep")
public record UpkeepProperties(
        @NotNull @DefaultValue("10m") Duration interval,
        @DefaultValue("true") boolean openCampaigns) {

    /** For annotations. */
    public static final String INTERVAL = "${zhengxin.authorization.operator.upkeep.interval:10m}";
}
