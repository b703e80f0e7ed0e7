package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/**
 * A7: a partner queries only through an unbroken chain. Named by code with this purpose; registered, qualified and active itself
 * and every partner before it; every consent on the way verified, running, neither withdrawn nor closed. All of it is computed from
 * what is so at this moment: the end of a consent ends every hop below it, without a job, and leaves those above it alone.
 */
record ChainRule() implements UseRule {

    /** The original consent names the first partner, one consent derived from it the second. There is no third hop. */
    private static final int MOST_CONSENTS_ABOVE = 1;

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        var chain = question.authorization().facts().chain();
        var asker = question.use().institution();
        if (!chain.names(asker)) {
            // The institution that the subject authorized itself.
            return List.of();
        }
        var holds = chain.names(asker, question.use().purpose())
                && question.chain().isFit(asker, question.use().purpose(), question.moment())
                && leadsToTheRoot(question);
        return holds ? List.of() : List.of(RuleCode.A7);
    }

    private static boolean leadsToTheRoot(UseInQuestion question) {
        var hop = question.authorization();
        if (hop.facts().chain().isDerived() && !hop.isInForce(question.moment())) {
            return false;
        }
        if (question.chain().above().size() > MOST_CONSENTS_ABOVE) {
            return false;
        }
        for (var parent : question.chain().above()) {
            if (!isHandedOn(hop, parent, question) || !parent.isInForce(question.moment())) {
                return false;
            }
            hop = parent;
        }
        return !hop.facts().chain().isDerived();
    }

    /** By a partner that the parent names for the purpose and that is fit for it now, about the same subject and reports. */
    private static boolean isHandedOn(CustomerAuthorization hop, CustomerAuthorization parent, UseInQuestion question) {
        var derivedFrom = hop.facts().chain().derivedFrom();
        var purpose = question.use().purpose();
        return derivedFrom != null
                && derivedFrom.authorization().equals(parent.id())
                && parent.facts().subject().equals(hop.facts().subject())
                && parent.facts().content().kind() == hop.facts().content().kind()
                && parent.facts().content().purpose() == purpose
                && parent.facts()
                        .content()
                        .reportTypes()
                        .contains(question.use().reportType())
                && parent.facts().chain().names(derivedFrom.partner(), purpose)
                && question.chain().isFit(derivedFrom.partner(), purpose, question.moment());
    }
}
