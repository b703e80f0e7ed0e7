package cn.zhengxin.authorization.expirynotice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How announcements are brought to their subjects (A12).
 *
 * @param baseUrl where the provider of messages answers
 * @param accessKey what this platform is known to it by
 * @param connectTimeout until a connection is given up
 * @param readTimeout until an answer is given up
 * @param interval how often it is looked for authorizations to announce
 * @param deliveryInterval how often it is looked for notices to deliver
 * @param lease how long one process has for one attempt before another may try; longer than both timeouts together
 * @param firstPause after the first attempt without success; each further pause is twice as long
 * @param longestPause between two attempts
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.expiry-notice")
record ExpiryNoticeProperties(
        @DefaultValue("http://localhost:8092") @NotNull URI baseUrl,
        @DefaultValue("none") @NotBlank String accessKey,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("5s") @NotNull Duration readTimeout,
        @DefaultValue("10m") @NotNull Duration interval,
        @DefaultValue("1m") @NotNull Duration deliveryInterval,
        @DefaultValue("1m") @NotNull Duration lease,
        @DefaultValue("1m") @NotNull Duration firstPause,
        @DefaultValue("6h") @NotNull Duration longestPause) {

    private static final int MOST_DOUBLINGS = 20;

    ExpiryNoticeProperties {
        if (!firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("zhengxin.authorization.expiry-notice holds pauses that do not grow");
        }
        if (lease.compareTo(connectTimeout.plus(readTimeout)) <= 0) {
            throw new IllegalArgumentException(
                    "zhengxin.authorization.expiry-notice.lease is shorter than one attempt");
        }
    }

    /** The pause after so many attempts, one at least. */
    Duration pauseAfter(int attempts) {
        var pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    @Override
    public String toString() {
        return "ExpiryNoticeProperties[" + baseUrl + ", " + connectTimeout + ", " + readTimeout + "]";
    }
}
