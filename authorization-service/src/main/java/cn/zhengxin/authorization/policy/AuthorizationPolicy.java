package cn.zhengxin.authorization.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One version of the policy data. Every decision records the version it was taken under.
 *
 * @param recordingThreshold credit amount in yuan above which counter signing needs a recording (A4)
 * @param gradeAFrom security points from which an operator has grade A (O6)
 * @param gradeBFrom security points from which an operator has grade B; below is C (O6)
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
        Map<RuleCode, RuleEntry> rules) {

    public AuthorizationPolicy {
        terms = List.copyOf(terms);
        blanketWords = List.copyOf(blanketWords);
        templateVersions = Set.copyOf(templateVersions);
        rules = Map.copyOf(rules);
        for (var rule : RuleCode.values()) {
            if (!rules.containsKey(rule)) {
                throw new IllegalArgumentException("Policy version " + version + " has no entry for rule " + rule);
            }
        }
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

    public RuleEntry rule(RuleCode code) {
        var entry = rules.get(code);
        if (entry == null) {
            throw new IllegalStateException("Policy version " + version + " lost rule " + code);
        }
        return entry;
    }
}
