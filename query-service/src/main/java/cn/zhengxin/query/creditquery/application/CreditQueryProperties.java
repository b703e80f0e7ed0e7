package cn.zhengxin.query.creditquery.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How queries are settled when their request has ended without an outcome, and whose people see a partner's.
 *
 * @param settlementEnabled whether this process takes part
 * @param settlementInterval how often due queries are looked for
 * @param settlementBatch how many are settled side by side
 * @param lease how long one process may work on a query before another takes over; longer than one look-up, one confirmation,
 *     one question for the bureau account and one inquiry together
 * @param firstPause how long the request itself has the first right to settle what it approved
 * @param retryPause between two attempts to settle
 * @param bureauAccountPause between two attempts while the operator has no account at the bureau that may be used (O4)
 * @param quietPeriod after a send, how long "never seen" is not believed, because the inquiry may still be on its way
 * @param giveUpAfter how long an inquiry that the bureau has never seen is tried
 * @param forgottenAfter when a query that was never judged is given up
 * @param partnersSeenBy the institution whose people decide about partners' queries and look at them afterwards, since a partner
 *     has none here (Q4)
 */
@ConfigurationProperties("zhengxin.query.creditquery")
public record CreditQueryProperties(
        @DefaultValue("true") boolean settlementEnabled,
        @DefaultValue(DEFAULT_INTERVAL) Duration settlementInterval,
        @DefaultValue("16") int settlementBatch,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("3s") Duration retryPause,
        @DefaultValue("1m") Duration bureauAccountPause,
        @DefaultValue("10s") Duration quietPeriod,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("5m") Duration forgottenAfter,
        @DefaultValue("B00000") String partnersSeenBy) {

    private static final String DEFAULT_INTERVAL = "2s";

    /** The settlement interval as an annotation can name it. */
    static final String SETTLEMENT_INTERVAL =
            "${zhengxin.query.creditquery.settlement-interval:" + DEFAULT_INTERVAL + "}";

    public CreditQueryProperties {
        requirePositive("settlement-interval", settlementInterval);
        requirePositive("lease", lease);
        requirePositive("retry-pause", retryPause);
        requirePositive("bureau-account-pause", bureauAccountPause);
        requirePositive("give-up-after", giveUpAfter);
        requirePositive("forgotten-after", forgottenAfter);
        if (settlementBatch < 1) {
            throw new IllegalArgumentException("zhengxin.query.creditquery.settlement-batch is less than 1");
        }
        if (partnersSeenBy.isBlank()) {
            throw new IllegalArgumentException("zhengxin.query.creditquery.partners-seen-by names nobody");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("zhengxin.query.creditquery." + name + " is not positive");
        }
    }
}
