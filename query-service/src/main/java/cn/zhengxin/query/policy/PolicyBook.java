package cn.zhengxin.query.policy;

import java.util.Map;

/**
 * One version of the policy data.
 *
 * @param version recorded with every decision
 * @param rules by the id of the rule
 */
public record PolicyBook(int version, Map<String, RuleTerms> rules) {

    public PolicyBook {
        rules = Map.copyOf(rules);
    }

    /**
     * The terms of one rule.
     *
     * @throws IllegalStateException when the book knows nothing of the rule: then nothing is decided (N3) */
    public RuleTerms termsOf(String rule) {
        RuleTerms terms = rules.get(rule);
        if (terms == null) {
            throw new IllegalStateException("Policy version " + version + " has no terms for rule " + rule);
        }
        return terms;
    }
}
