package cn.zhengxin.authorization.template.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** A version of the consent's text: proposed by one person, approved by another, never changed afterwards. */
public sealed interface AuthorizationTemplate {

    TemplateFacts facts();

    /** Whether an authorization can be given on it at this moment. */
    boolean isInForce(Instant moment);

    /** Waits for the second person. */
    record Proposed(TemplateFacts facts) implements AuthorizationTemplate {

        /** What became of an approval. */
        public sealed interface Approval {
            record Given(Approved approved) implements Approval {}

            /** O1: the proposer cannot approve; nothing happened. */
            record NotIndependent() implements Approval {}
        }

        @Override
        public boolean isInForce(Instant moment) {
            return false;
        }

        public Approval approve(Party by, Instant at) {
            return facts.proposedBy().isSamePersonAs(by)
                    ? new Approval.NotIndependent()
                    : new Approval.Given(new Approved(facts, by, at));
        }
    }

    /** Final. */
    record Approved(TemplateFacts facts, Party approvedBy, Instant approvedAt) implements AuthorizationTemplate {

        @Override
        public boolean isInForce(Instant moment) {
            return !moment.isBefore(facts.effectiveFrom()) && !moment.isBefore(approvedAt);
        }
    }
}
