package cn.zhengxin.suspendedaccounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where an instance learns who may not act, and for how long it believes what it learned.
 *
 * @param registerUrl base address of authorization-service, which keeps the register
 * @param topic where the register's changes are told
 * @param refresh how often the register is asked while its events arrive
 * @param refreshWithoutEvents how often it is asked while they do not, and after a failure
 * @param heartbeat how often the broker is asked whether everything on the topic was read
 * @param trustedFor how old the knowledge may become before members of staff are answered 503 (N3)
 * @param hints whether suspensions are also taken from Redis; such a hint can refuse and never allow
 * @param hintChannel the Redis channel of these hints
 */
@Validated
@ConfigurationProperties("zhengxin.suspended-accounts")
public record SuspendedAccountsProperties(
        @NotNull URI registerUrl,
        @DefaultValue("credit.authorization.v1") @NotBlank String topic,
        @DefaultValue("30s") @NotNull Duration refresh,
        @DefaultValue("1s") @NotNull Duration refreshWithoutEvents,
        @DefaultValue("1s") @NotNull Duration heartbeat,
        @DefaultValue("60s") @NotNull Duration trustedFor,
        @DefaultValue("false") boolean hints,

        @DefaultValue("zhengxin:operators:refused") @NotBlank String hintChannel) {

    public SuspendedAccountsProperties {
        positive("refresh", refresh);
        positive("refresh-without-events", refreshWithoutEvents);
        positive("heartbeat", heartbeat);
        positive("trusted-for", trustedFor);
    }

    private static void positive(String member, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("zhengxin.suspended-accounts." + member + " is not positive");
        }
    }
}
