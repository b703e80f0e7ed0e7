package cn.zhengxin.query.gate;

import org.jspecify.annotations.Nullable;

/**
 * All that the rules may look at: gathered before any of them is asked, kept with the decision, and enough to decide again under
 * other policy data. Holds no personal data (N2). A new fact is a component here, its gathering in {@link GatherFacts}.
 *
 * @param standing of the operator; absent when a system asks, because the register of operators holds people only
 * @param permission of the authorization's owner; never silent, because without its word nothing is decided (N3)
 * @param history what was asked before, this query's own place not included
 */
public record GateFacts(Asked asked, @Nullable Standing standing, PermissionAnswer permission, History history) {

    public GateFacts {
        if (standing instanceof Standing.Silent || permission instanceof PermissionAnswer.Silent) {
            throw new IllegalArgumentException("Silence is no fact");
        }
    }
}
