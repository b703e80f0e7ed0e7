package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.EnumSet;
import java.util.List;

/**
 * May this authorization be used for this query at this moment? A pure function of the authorization, the loan's facts, the
 * intended use and the clock (A12): nothing else has to have run for an expired or withdrawn authorization to be refused.
 *
 * <p>A new rule is a record of its own and a line in {@link #RULES}; what it decides by and the question does not hold yet becomes
 * a component of {@link UseInQuestion}, read before the question is asked.
 */
public final class Validity {

    /** One of them has to hold. */
    private static final List<Entitlement> ENTITLEMENTS = List.of(new AuthorizedInstitution(), new NamedPartner());

    /** All of them are asked, and all that refuse are named. */
    private static final List<UseRule> RULES = List.of(
            new KindRule(),
            new ScopeRule(),
            new GuarantorRule(),
            new VerificationRule(),
            new WithdrawalRule(),
            new ClosureRule(),
            new EndedLoanRule(),
            new DormantLoanRule(),
            new TermRule(),
            new UsesLeftRule(),
            new ChainRule(),
            new RootUsesLeftRule());

    private Validity() {}

    /**
     * Every rule that refuses, empty when none does.
     *
     * <p>What is of another institution or another subject answers like what does not exist, so that nobody learns which
     * authorizations there are.
     */
    public static List<RuleCode> refusals(UseInQuestion question) {
        if (!isAboutTheSubject(question) || !isEntitled(question)) {
            return List.of(RuleCode.Q1);
        }
        var refusals = EnumSet.noneOf(RuleCode.class);
        for (var rule : RULES) {
            refusals.addAll(rule.refusals(question));
        }
        return List.copyOf(refusals);
    }

    private static boolean isAboutTheSubject(UseInQuestion question) {
        return question.authorization().facts().subject().equals(question.use().subject());
    }

    private static boolean isEntitled(UseInQuestion question) {
        for (var entitlement : ENTITLEMENTS) {
            if (entitlement.holds(question)) {
                return true;
            }
        }
        return false;
    }
}
