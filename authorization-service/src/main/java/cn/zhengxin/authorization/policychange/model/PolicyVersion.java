package cn.zhengxin.authorization.policychange.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** A version of the policy and what became of its proposal. A decided version never changes. */
public sealed interface PolicyVersion {

    int number();

    Instant effectiveFrom();

    /** Account of whoever proposed it. */
    String proposedBy();

    /** Waits for a second person and decides nothing. */
    record Proposed(int number, Instant effectiveFrom, Party proposer) implements PolicyVersion {

        @Override
        public String proposedBy() {
            return proposer.account();
        }

        // O1: nobody decides on their own proposal, under whatever account.
        public boolean mayBeDecidedBy(Party party) {
            return !proposer.isSamePersonAs(party);
        }
    }

    /** Decides from its date on, until a later one does. */
    record Approved(int number, Instant effectiveFrom, String proposedBy, String approvedBy) implements PolicyVersion {}

    /** Never decides. */
    record TurnedDown(int number, Instant effectiveFrom, String proposedBy, String rejectedBy)
            implements PolicyVersion {}
}
