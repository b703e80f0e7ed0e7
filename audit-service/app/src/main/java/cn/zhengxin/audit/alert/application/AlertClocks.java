package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.AlertTerms;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long alerts may wait (U7).
 *
 * @param firstCheckWithin from raising to the first look
 * @param findingWithin from raising to closing with a finding
 * @param escalationInterval how often is looked for those that have waited longer
 */
@Validated
@ConfigurationProperties("zhengxin.audit.alert")
public record AlertClocks(
        @DefaultValue("2h") @NotNull Duration firstCheckWithin,
        @DefaultValue("24h") @NotNull Duration findingWithin,
        @DefaultValue("30s") @NotNull Duration escalationInterval) {

    static final String ESCALATION_INTERVAL = "${zhengxin.audit.alert.escalation-interval:30s}";

    public AlertClocks {
        // Whatever is no sound pair of terms is none here either, and the service does not start.
        var _ = new AlertTerms(firstCheckWithin, findingWithin);
    }

    public AlertTerms terms() {
        return new AlertTerms(firstCheckWithin, findingWithin);
    }
}
