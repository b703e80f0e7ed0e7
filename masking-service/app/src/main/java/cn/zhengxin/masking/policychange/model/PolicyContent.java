package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.PolicyRule;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a version says.
 *
 * @param amountBounds where the ranges of amounts begin, ascending, in whole yuan
 * @param unmaskingMinutes how long an unmasking may be asked for at most (M5)
 * @param lines in the order in which they were proposed
 */
public record PolicyContent(List<Long> amountBounds, int unmaskingMinutes, List<PolicyRule> lines) {

    public PolicyContent {
        amountBounds = List.copyOf(amountBounds);
        lines = List.copyOf(lines);
    }

    /** As it would mask if it were in force; nobody has approved it. */
    public MaskingPolicy tried(int version, String proposer, Instant now) {
        return new MaskingPolicy(version, now, proposer, null, amountBounds, lines);
    }

    /** Roles of which some line is otherwise here than there. */
    public List<String> rolesThatDifferFrom(PolicyContent base) {
        var roles = new TreeSet<String>();
        added(base).forEach(line -> roles.add(line.role()));
        base.added(this).forEach(line -> roles.add(line.role()));
        return List.copyOf(roles);
    }

    /** Lines that the base does not have. */
    public List<PolicyRule> added(PolicyContent base) {
        return lines.stream().filter(Predicate.not(base.lines::contains)).toList();
    }
}
