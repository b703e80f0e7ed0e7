package cn.zhengxin.query.policy;

import cn.zhengxin.query.inquiry.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the policy data says about one rule.
 *
 * @param basis quoted in every reason the rule gives
 * @param cure what would make it pass
 * @param numbers the rule's own figures and lists, by name
 */
public record RuleTerms(String rule, String basis, String cure, Map<String, String> numbers) {

    public RuleTerms {
        numbers = Map.copyOf(numbers);
    }

    public Reason reason(String message) {
        return new Reason(rule, basis, message, cure);
    }

    public Reason reason(String message, String specificCure) {
        return new Reason(rule, basis, message, specificCure);
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** A list, written with commas. */
    public Set<String> words(String name) {
        return Arrays.stream(text(name).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private String text(String name) {
        String value = numbers.get(name);
        if (value == null) {
            throw new IllegalStateException("Rule " + rule + " has no term named " + name);
        }
        return value;
    }
}
