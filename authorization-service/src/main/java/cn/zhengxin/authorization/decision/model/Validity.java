package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.EnumSet;
import java.util.List;

/**
 * May this authorization be used for this query at this moment? A pure function of the authorization, the loan's facts, the
 * intended use and the clock (A12): nothing else has to have run for an expired or withdrawn authorization to be refused.
 *
 * <p>A new rule is a record of its own and a line in {@link #RULES}: policy, calendar, loan, chain and moment stand in the question
 * already.
 */
public final class Validity {

    /** One of them has to hold. */
    private static final List<Entitlement> ENTITLEMENTS = List.of(new AuthorizedInstitution(), new NamedPartner());

    /** All of them are asked, and all that refuse are named. */
    private static final List<UseRule> RULES = List.of(
            new KindRule(),
            new ScopeRule(),
            new MinorRule(),
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
     * authorizations there are. Only where an institution takes its own document of one party of a guarantee for the other does it
     * learn that this is why (A6).
     */
    public static List<RuleCode> refusals(UseInQuestion question) {
        if (!isAboutTheSubject(question)) {
            return isEntitled(question) && GuarantorRule.isForOtherParty(question)
                    ? List.of(RuleCode.A6, RuleCode.Q1)
                    : List.of(RuleCode.Q1);
        }
        if (!isEntitled(question)) {
            return List.of(RuleCode.Q1);
        }
        var refusals = EnumSet.noneOf(RuleCode.class);
        for (var rule : RULES) {
            refusals.addAll(rule.refusals(question));
        }
        return List.copyOf(refusals);
    }

    /** As above, where the query has another name for the subject than the authorization: never allowed, whoever it is about. */
    public static List<RuleCode> refusalsUnderAnotherName(UseInQuestion question) {
        return isAboutTheSubject(question) ? List.of(RuleCode.Q1) : refusals(question);
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
