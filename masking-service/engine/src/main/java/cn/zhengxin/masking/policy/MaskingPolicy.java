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

    /** The rule alone of what {@link #decide} says. */
    public MaskingRule ruleFor(Collection<String> roles, Purpose purpose, Channel channel, CataloguedField field) {
        return decide(roles, purpose, channel, field).rule();
    }

    /**
     * What this viewer may see of a field: for each role that has rules here the weightiest matching rule, and of several
     * roles the strictest. Without any rule the field is left out (N3).
     */
    public FieldDecision decide(Collection<String> roles, Purpose purpose, Channel channel, CataloguedField field) {
        FieldDecision strictest = null;
        for (String role : roles) {
            if (rules.stream().anyMatch(rule -> rule.appliesTo(role, channel, purpose))) {
                FieldDecision found = decidingLines(role, purpose, channel, field).stream()
                        .map(line -> decision(line, field))
                        .reduce(FieldDecision::orStricter)
                        .orElse(FieldDecision.LEFT_OUT);
                strictest = strictest == null ? found : strictest.orStricter(found);
            }
        }
        return strictest == null ? FieldDecision.LEFT_OUT : strictest;
    }

    /** The lines that say most about a field for this role; of several the strictest holds. */
    public List<PolicyRule> decidingLines(String role, Purpose purpose, Channel channel, CataloguedField field) {
        List<PolicyRule> matching = rules.stream()
                .filter(rule -> rule.appliesTo(role, channel, purpose) && rule.appliesTo(field))
                .toList();
        int weight = matching.stream().mapToInt(PolicyRule::weight).max().orElse(0);
        return matching.stream().filter(rule -> rule.weight() == weight).toList();
    }

    private FieldDecision decision(PolicyRule line, CataloguedField field) {
        MaskingForm own = line.form();
        // A line is held to the floor when it is proposed; elements classified since then, and lines that came
        // otherwise, are here.
        MaskingForm form = own != null && FormFloors.standard().allow(own, field)
                ? own
                : forms.formOf(field.kind(), line.rule()).orElse(null);
        return new FieldDecision(
                line.rule(), form == MaskingForm.Plain.RANGE ? new MaskingForm.Range(amountBounds) : form);
    }
}
