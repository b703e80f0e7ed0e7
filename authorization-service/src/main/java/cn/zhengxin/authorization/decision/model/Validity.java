package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * May this authorization be used for this query at this moment? A pure function of the authorization, the intended use and the
 * clock (A12): nothing else has to have run for an expired or withdrawn authorization to be refused.
 */
public final class Validity {

    private Validity() {}

    /**
     * Every rule that refuses, empty when none does.
     *
     * <p>What is of another institution or another subject answers like what does not exist, so that nobody learns which
     * authorizations there are.
     */
    public static List<RuleCode> refusals(CustomerAuthorization authorization, IntendedUse use, Instant moment) {
        var facts = authorization.facts();
        var content = facts.content();
        if (!content.institution().code().equals(use.institution())
                || !facts.subject().equals(use.subject())) {
            return List.of(RuleCode.Q1);
        }
        var refusals = EnumSet.noneOf(RuleCode.class);
        if (content.kind() != AuthorizationKind.QUERY
                || content.purpose() != use.purpose()
                || !content.reportTypes().contains(use.reportType())) {
            refusals.add(RuleCode.Q1);
        }
        refusals.addAll(refusalsOfState(authorization));
        // A12
        if (!content.term().hasStarted(moment) || content.term().hasExpired(moment)) {
            refusals.add(RuleCode.A12);
        }
        return List.copyOf(refusals);
    }

    /**
     * As {@link #refusals}, and a use has to be left (A13).
     *
     * @param taken uses reserved, confirmed or consumed so far
     */
    public static List<RuleCode> refusals(
            CustomerAuthorization authorization, IntendedUse use, long taken, Instant moment) {
        var refusals = EnumSet.noneOf(RuleCode.class);
        refusals.addAll(refusals(authorization, use, moment));
        var isCallersOwn = authorization.facts().content().institution().code().equals(use.institution())
                && authorization.facts().subject().equals(use.subject());
        if (isCallersOwn && taken >= authorization.facts().content().uses()) {
            refusals.add(RuleCode.A13);
        }
        return List.copyOf(refusals);
    }

    private static Set<RuleCode> refusalsOfState(CustomerAuthorization authorization) {
        return switch (authorization) {
            case Active _ -> Set.of();
            case Draft _ -> Set.of(RuleCode.Q1);
            case Signed _ -> Set.of(RuleCode.Q1);
            case Rejected _ -> Set.of(RuleCode.Q1);
            case Withdrawn _ -> Set.of(RuleCode.A10);
            case Closed _ -> Set.of(RuleCode.A11);
        };
    }
}
