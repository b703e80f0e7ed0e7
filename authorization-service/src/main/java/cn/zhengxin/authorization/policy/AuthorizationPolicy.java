package cn.zhengxin.authorization.policy;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One version of the policy data. Every decision records the version it was taken under.
 *
 * @param recordingThreshold credit amount in yuan above which counter signing needs a recording (A4)
 * @param gradeAFrom security points from which an operator has grade A (O6)
 * @param gradeBFrom security points from which an operator has grade B; below is C (O6)
 * @param deductions security points each violation costs (O6)
 */
public record AuthorizationPolicy(
        int version,
        Instant effectiveFrom,
        List<TermLimit> terms,
        List<BlanketWord> blanketWords,
        Set<String> templateVersions,
        BigDecimal recordingThreshold,
        int gradeAFrom,
        int gradeBFrom,
        Map<PolicyNumber, Integer> numbers,
        Map<Violation, Integer> deductions,
        Map<RuleCode, RuleEntry> rules) {

    public AuthorizationPolicy {
        terms = List.copyOf(terms);
        blanketWords = List.copyOf(blanketWords);
        templateVersions = Set.copyOf(templateVersions);
        numbers = Map.copyOf(numbers);
        deductions = Map.copyOf(deductions);
        rules = Map.copyOf(rules);
        requireAll(version, PolicyNumber.values(), numbers.keySet());
        requireAll(version, Violation.values(), deductions.keySet());
        requireAll(version, RuleCode.values(), rules.keySet());
    }

    private static <E extends Enum<E>> void requireAll(int version, E[] wanted, Set<E> present) {
        for (var one : wanted) {
            if (!present.contains(one)) {
                throw new IllegalArgumentException("Policy version " + version + " has no entry for " + one);
            }
        }
    }

    /** The same version with more templates in use: those approved by themselves, without a new version of the policy. */
    public AuthorizationPolicy withTemplates(Set<String> approved) {
        if (templateVersions.containsAll(approved)) {
            return this;
        }
        var all = new HashSet<>(templateVersions);
        all.addAll(approved);
        return new AuthorizationPolicy(
                version,
                effectiveFrom,
                terms,
                blanketWords,
                all,
                recordingThreshold,
                gradeAFrom,
                gradeBFrom,
                numbers,
                deductions,
                rules);
    }

    /** The limit for this purpose and product; empty where the purpose cannot be authorized for the product. */
    public Optional<TermLimit> termFor(Purpose purpose, Product product) {
        return terms.stream()
                .filter(term -> term.purpose() == purpose && term.product() == product)
                .findFirst();
    }

    public boolean isBlanket(String purposeStatement) {
        return blanketWords.stream().anyMatch(word -> word.occursIn(purposeStatement));
    }

    public boolean needsRecording(BigDecimal amount) {
        return amount.compareTo(recordingThreshold) > 0;
    }

    public int number(PolicyNumber name) {
        return Objects.requireNonNull(numbers.get(name));
    }

    /** Security points a violation costs (O6). */
    public int deduction(Violation violation) {
        return Objects.requireNonNull(deductions.get(violation));
    }

    public RuleEntry rule(RuleCode code) {
        var entry = rules.get(code);
        if (entry == null) {
            throw new IllegalStateException("Policy version " + version + " lost rule " + code);
        }
        return entry;
    }
}
