package cn.zhengxin.audit.alert.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator has seen; the members mean what they mean in {@link AlertFacts}.
 *
 * @param evidence at least one; of more than the most that an alert holds, the first ones count
 */
public record NewAlert(
        String indicator,
        AlertLevel level,
        String account,
        @Nullable String employeeNumber,
        @Nullable String institution,
        List<Long> evidence,
        String explanation) {

    public NewAlert {
        evidence = List.copyOf(evidence);
    }

    public Alert.Raised raise(AlertId id, Instant now) {
        var first = evidence.stream()
                .sorted()
                .distinct()
                .limit(AlertFacts.MOST_EVIDENCE)
                .toList();
        return new Alert.Raised(
                new AlertFacts(id, indicator, level, account, employeeNumber, institution, first, now, explanation), 0);
    }
}
