package cn.zhengxin.query.policy;

import cn.zhengxin.query.inquiry.Reason;
import java.time.LocalTime;
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

    /** A time of day; {@code 24:00} is no time of day but the end of all. */
    public LocalTime time(String name) {
        return LocalTime.parse(text(name));
    }

    /** Whether the time of day lies at or after the named one. */
    public boolean isAtOrAfter(String name, LocalTime time) {
        return !text(name).equals("24:00") && !time.isBefore(time(name));
    }

    /** Pairs, written {@code key=value} with commas; none when the name is not there. */
    public Map<String, String> pairs(String name) {
        return !numbers.containsKey(name)
                ? Map.of()
                : words(name).stream()
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toUnmodifiableMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
    }

    private String text(String name) {
        String value = numbers.get(name);
        if (value == null) {
            throw new IllegalStateException("Rule " + rule + " has no term named " + name);
        }
        return value;
    }
}
