package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.UseAsk;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** May this exemption be used for this query at this moment? A pure function (A12, A16). */
public final class ExemptionUse {

    private ExemptionUse() {}

    /**
     * Every rule that refuses, empty when none does. What is of another institution or about another subject answers like what
     * does not exist.
     */
    public static List<RuleCode> refusals(JudicialExemption exemption, UseAsk ask) {
        var use = ask.use();
        var moment = ask.moment();
        var facts = exemption.facts();
        var content = facts.content();
        if (!facts.institution().equals(use.institution()) || !facts.subject().equals(use.subject())) {
            return List.of(RuleCode.Q1);
        }
        var refusals = EnumSet.noneOf(RuleCode.class);
        if (use.purpose() != Purpose.JUDICIAL_ASSISTANCE || use.reportType() != content.reportType()) {
            refusals.add(RuleCode.Q1);
        }
        if (!isUsable(exemption, use, moment)) {
            refusals.add(RuleCode.A16);
        }
        if (!content.term().hasStarted(moment) || content.term().hasExpired(moment)) {
            refusals.add(RuleCode.A12);
        }
        if (ask.taken() >= content.uses()) {
            refusals.add(RuleCode.A13);
        }
        return List.copyOf(refusals);
    }

    private static boolean isUsable(JudicialExemption exemption, IntendedUse use, Instant moment) {
        if (exemption.isOverdue(moment)) {
            return false;
        }
        return switch (exemption) {
            case Approved _ -> true;
            case TurnedDown _ -> false;
            // Query first, complete afterwards: only when urgent, and only whoever answers for the entering.
            case UnderReview underReview ->
                underReview.facts().content().urgent() != null
                        && underReview.facts().enteredBy().account().equals(use.operatorAccount());
        };
    }
}
