package cn.zhengxin.query.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules may look at: gathered before any of them is asked, kept with the decision, and enough to decide again under
 * other policy data. Holds no personal data (N2). A new fact is a component here, its gathering in {@link GatherFacts}.
 *
 * @param standing of the operator; absent when a system asks, because the register of operators holds people only
 * @param permission of the authorization's owner; never silent, because without its word nothing is decided (N3)
 * @param history what was asked before, this query's own place not included
 * @param workingDay whether the bank works on the day of the query (Q3)
 * @param grants special grants in force for the officer, a use of each held, or in a rehearsal to be had (Q3)
 * @param background what there is about the subject and the business before anything is taken (Q5, Q6, Q9, Q10)
 */
public record GateFacts(
        Asked asked,
        @Nullable Standing standing,
        PermissionAnswer permission,
        History history,
        boolean workingDay,
        List<GrantInForce> grants,
        Background background) {

    @SuppressWarnings("NullAway") // read from a record that knew nothing of a background yet, it is missing
    public GateFacts {
        grants = List.copyOf(grants);
        background = background == null ? Background.NOTHING : background;
        if (standing instanceof Standing.Silent || permission instanceof PermissionAnswer.Silent) {
            throw new IllegalArgumentException("Silence is no fact");
        }
    }
}
