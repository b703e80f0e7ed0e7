package cn.zhengxin.query.policychange.model;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to differ of one rule; what is not named stays.
 *
 * @param numbers by name; an empty one is to be taken away
 */
public record RuleChange(@Nullable String basis, @Nullable String cure, Map<String, Optional<String>> numbers) {
    public RuleChange {
        numbers = Map.copyOf(numbers);
    }
}
