package cn.zhengxin.query.policychange.model;

import cn.zhengxin.query.policy.RuleTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a version says.
 *
 * @param rules by the id of the rule
 * @param ofInstitutions institutions' own numbers: by institution, by rule, by name
 */
public record PolicyContent(
        Map<String, RuleTerms> rules, Map<String, Map<String, Map<String, String>>> ofInstitutions) {

    public PolicyContent {
        rules = Map.copyOf(rules);
        ofInstitutions = ofInstitutions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        own -> own.getValue().entrySet().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, numbers -> Map.copyOf(numbers.getValue())))));
    }

    /** The general numbers, by rule. */
    Map<String, Map<String, String>> numbers() {
        return rules.values().stream().collect(Collectors.toMap(RuleTerms::rule, RuleTerms::numbers));
    }

    /** The numbers an institution decides by, by rule. */
    Map<String, Map<String, String>> numbersOf(String institution) {
        Map<String, Map<String, String>> merged = numbers();
        ofInstitutions.getOrDefault(institution, Map.of()).forEach((rule, own) -> {
            var numbers = new TreeMap<>(merged.getOrDefault(rule, Map.of()));
            numbers.putAll(own);
            merged.put(rule, numbers);
        });
        return merged;
    }

    /** Everything that is otherwise here than there, by rule, then what holds for all before what is an institution's own. */
    public List<PolicyDifference> differencesFrom(PolicyContent base) {
        var differences = new ArrayList<PolicyDifference>();
        var ids = new TreeSet<>(rules.keySet());
        ids.addAll(base.rules.keySet());
        for (String rule : ids) {
            compare(rule, null, ofAll(base.rules.get(rule)), ofAll(rules.get(rule)), differences);
            var institutions = new TreeSet<>(ofInstitutions.keySet());
            institutions.addAll(base.ofInstitutions.keySet());
            for (String institution : institutions) {
                compare(rule, institution, base.own(institution, rule), own(institution, rule), differences);
            }
        }
        return differences;
    }

    private Map<String, String> own(String institution, String rule) {
        return ofInstitutions.getOrDefault(institution, Map.of()).getOrDefault(rule, Map.of());
    }

    private static Map<String, String> ofAll(@Nullable RuleTerms terms) {
        if (terms == null) {
            return Map.of();
        }
        var values = new TreeMap<>(terms.numbers());
        values.put("basis", terms.basis());
        values.put("cure", terms.cure());
        return values;
    }

    private static void compare(
            String rule,
            @Nullable String institution,
            Map<String, String> before,
            Map<String, String> after,
            List<PolicyDifference> differences) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                differences.add(new PolicyDifference(rule, institution, name, before.get(name), after.get(name)));
            }
        }
    }
}
