package cn.zhengxin.gateway.limit;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may ask.
 *
 * @param requestsPerSecond a caller's lasting rate, over all instances
 * @param burst how many a caller may send at once after a pause
 * @param addressRequestsPerSecond lasting rate of one network address, whoever sends from it; a whole branch can sit
 *     behind one
 * @param addressBurst burst of one address
 * @param patience how long the shared count may take before this instance counts alone
 * @param alone how long this instance counts alone before it asks for the shared count again
 */
@Validated
@ConfigurationProperties("zhengxin.gateway.limit")
record LimitProperties(
        @DefaultValue("50") @Positive long requestsPerSecond,
        @DefaultValue("100") @Positive long burst,
        @DefaultValue("1000") @Positive long addressRequestsPerSecond,
        @DefaultValue("2000") @Positive long addressBurst,
        @DefaultValue("100ms") Duration patience,
        @DefaultValue("5s") Duration alone) {}
