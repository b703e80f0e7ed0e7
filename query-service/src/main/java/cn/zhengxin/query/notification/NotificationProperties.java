package cn.zhengxin.query.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How subjects are told of queries (Q13). For how many days it is tried is policy data, not a setting.
 *
 * @param baseUrl where the provider of messages answers
 * @param accessKey what this platform is known to it by
 * @param connectTimeout until a connection is given up
 * @param readTimeout until an answer is given up
 * @param deliveryInterval how often it is looked for notices to deliver
 * @param batch how many are delivered side by side
 * @param lease how long one process has for one attempt before another may try; longer than a look-up and a handing over together
 * @param firstPause after the first attempt without success; each further pause is twice as long
 * @param longestPause between two attempts
 */
@Validated
@ConfigurationProperties("zhengxin.query.notification")
record NotificationProperties(
        @DefaultValue("http://localhost:8092") @NotNull URI baseUrl,
        @DefaultValue("none") @NotBlank String accessKey,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("5s") @NotNull Duration readTimeout,
        @DefaultValue(DEFAULT_INTERVAL) @NotNull Duration deliveryInterval,

        @DefaultValue("16") @Min(1) @Max(NoticeRecipients.MOST_AT_ONCE) int batch,

        @DefaultValue("1m") @NotNull Duration lease,
        @DefaultValue("1m") @NotNull Duration firstPause,
        @DefaultValue("6h") @NotNull Duration longestPause) {

    private static final String DEFAULT_INTERVAL = "5s";

    /** The delivery interval as an annotation can name it. */
    static final String DELIVERY_INTERVAL = "${zhengxin.query.notification.delivery-interval:" + DEFAULT_INTERVAL + "}";

    private static final int MOST_DOUBLINGS = 20;

    NotificationProperties {
        if (!firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("zhengxin.query.notification holds pauses that do not grow");
        }
        if (lease.compareTo(connectTimeout.plus(readTimeout).multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("zhengxin.query.notification.lease is shorter than one attempt");
        }
    }

    /** The pause after so many attempts, one at least. */
    Duration pauseAfter(int attempts) {
        var pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    @Override
    public String toString() {
        return "NotificationProperties[" + baseUrl + ", " + connectTimeout + ", " + readTimeout + "]";
    }
}
