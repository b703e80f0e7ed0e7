package cn.zhengxin.query.policychange.web;

import cn.zhengxin.query.policychange.model.PolicyContent;
import cn.zhengxin.query.policychange.model.PolicyNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy, complete.
 *
 * @param institutions institutions' own numbers; for others than the head institution their own only
 * @param changes what differs from the version it is based on; nothing for one that came with a release
 */
record GatePolicyResponse(
        GatePolicyVersionResponse version,
        List<RulePart> rules,
        List<InstitutionPart> institutions,
        List<ChangePart> changes) {

    private static final Comparator<String> BY_LETTER_AND_NUMBER = Comparator.comparing(
                    (String rule) -> rule.replaceAll("[0-9]", ""))
            .thenComparing(rule -> rule.replaceAll("[^0-9]", ""), Comparator.comparingInt(String::length))
            .thenComparing(Comparator.naturalOrder());

    GatePolicyResponse {
        rules = List.copyOf(rules);
        institutions = List.copyOf(institutions);
        changes = List.copyOf(changes);
    }

    /**
     * One rule.
     *
     * @param bounds what each number may be set to, in words; for those that can be changed
     */
    @Schema(name = "GatePolicyRule")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RulePart(
            String rule,
            String basis,
            String cure,
            Map<String, String> numbers,
            @Nullable Map<String, String> bounds) {}

    /** One institution's own numbers of one rule, in the place of the general ones. */
    @Schema(name = "GatePolicyOfInstitution")
    record InstitutionPart(String institution, String rule, Map<String, String> numbers) {}

    /** What is otherwise than before: a number under its name, or a text as {@code basis} or {@code cure}. */
    @Schema(name = "GatePolicyChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangePart(
            String rule,
            @Nullable String institution,
            String name,
            @Nullable String before,
            @Nullable String after) {}

    static GatePolicyResponse of(
            GatePolicyVersionResponse version,
            PolicyContent content,
            @Nullable PolicyContent base,
            Predicate<String> maySeeInstitution) {
        var rules = content.rules().values().stream()
                .map(terms -> new RulePart(
                        terms.rule(),
                        terms.basis(),
                        terms.cure(),
                        new TreeMap<>(terms.numbers()),
                        boundsOf(terms.rule(), terms.numbers())))
                .sorted(Comparator.comparing(RulePart::rule, BY_LETTER_AND_NUMBER))
                .toList();
        var institutions = new ArrayList<InstitutionPart>();
        new TreeMap<>(content.ofInstitutions()).forEach((institution, own) -> {
            if (maySeeInstitution.test(institution)) {
                own.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(BY_LETTER_AND_NUMBER))
                        .forEach(numbers -> institutions.add(
                                new InstitutionPart(institution, numbers.getKey(), new TreeMap<>(numbers.getValue()))));
            }
        });
        return new GatePolicyResponse(
                version, rules, institutions, base == null ? List.of() : changes(content, base, maySeeInstitution));
    }

    private static List<ChangePart> changes(
            PolicyContent content, PolicyContent base, Predicate<String> maySeeInstitution) {
        return content.differencesFrom(base).stream()
                .filter(change -> change.institution() == null || maySeeInstitution.test(change.institution()))
                .map(change -> new ChangePart(
                        change.rule(), change.institution(), change.name(), change.before(), change.after()))
                .toList();
    }

    private static @Nullable Map<String, String> boundsOf(String rule, Map<String, String> numbers) {
        var bounds = new TreeMap<String, String>();
        for (PolicyNumber number : PolicyNumber.values()) {
            if (number.rule().equals(rule) && (number.mayBeAbsent() || numbers.containsKey(number.text()))) {
                bounds.put(number.text(), number.bounds().inWords());
            }
        }
        return bounds.isEmpty() ? null : bounds;
    }
}
