package cn.zhengxin.masking.policy;

import cn.zhengxin.masking.catalogue.CataloguedField;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the masking policy. It never changes; a change is a new version (M6).
 *
 * @param proposer who wrote it
 * @param approver who approved it, somebody else; absent while it waits for that and is only tried
 * @param amountBounds where the ranges of amounts begin, ascending, in whole yuan
 * @param forms what the rules leave of values of each kind
 */
public record MaskingPolicy(
        int version,
        Instant effectiveFrom,
        String proposer,
        @Nullable String approver,
        List<Long> amountBounds,
        List<PolicyRule> rules,
        MaskingForms forms) {

    public MaskingPolicy {
        if (proposer.equals(approver)) {
            throw new IllegalArgumentException("a policy is not approved by who proposed it");
        }
        if (amountBounds.isEmpty()
                || !amountBounds.stream().sorted().distinct().toList().equals(amountBounds)) {
            throw new IllegalArgumentException("the bounds of amounts do not ascend");
        }
        amountBounds = List.copyOf(amountBounds);
        rules = List.copyOf(rules);
    }

    /** A policy without forms of its own. */
    public MaskingPolicy(
            int version,
            Instant effectiveFrom,
            String proposer,
            @Nullable String approver,
            List<Long> amountBounds,
            List<PolicyRule> rules) {
        this(version, effectiveFrom, proposer, approver, amountBounds, rules, MaskingForms.standard());
    }

    /**
     * What this viewer may see of a field: for each role that has rules here the weightiest matching rule, and of several
     * roles the strictest. Without any rule the field is left out (N3).
     */
    public MaskingRule ruleFor(Collection<String> roles, Purpose purpose, Channel channel, CataloguedField field) {
        MaskingRule strictest = null;
        for (String role : roles) {
            List<PolicyRule> ofTheRole = rules.stream()
                    .filter(rule -> rule.appliesTo(role, channel, purpose))
                    .toList();
            if (!ofTheRole.isEmpty()) {
                MaskingRule found = weightiest(ofTheRole, field);
                strictest = strictest == null ? found : strictest.orStricter(found);
            }
        }
        return strictest == null ? MaskingRule.OMIT : strictest;
    }

    private static MaskingRule weightiest(List<PolicyRule> rules, CataloguedField field) {
        int weight = -1;
        MaskingRule found = MaskingRule.OMIT;
        for (PolicyRule rule : rules) {
            if (!rule.appliesTo(field) || rule.weight() < weight) {
                continue;
            }
            found = rule.weight() == weight ? found.orStricter(rule.rule()) : rule.rule();
            weight = rule.weight();
        }
        return found;
    }
}
