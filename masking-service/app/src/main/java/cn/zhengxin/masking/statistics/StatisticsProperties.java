package cn.zhengxin.masking.statistics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How figures are given out (M7).
 *
 * @param leastGroup the smallest group that a figure may tell of; five is the rule, more is allowed
 */
@Validated
@ConfigurationProperties("zhengxin.masking.statistics")
public record StatisticsProperties(
        @DefaultValue("5") @Min(5) @Max(100) int leastGroup) {}
