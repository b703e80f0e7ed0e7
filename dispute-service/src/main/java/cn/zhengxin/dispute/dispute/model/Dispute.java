package cn.zhengxin.dispute.dispute.model;

import java.time.Instant;

/**
 * A dispute in one of its states. A transition is a method of the state that has it, so that no other transition can be
 * written.
 */
public sealed interface Dispute permits Dispute.Filed, Dispute.Accepted, Dispute.Decided {

    DisputeDetails details();

    /** Counts the changes; also the entity tag. */
    long version();

    default DisputeId id() {
        return details().id();
    }

    /** A step somebody took. */
    record Step(Instant at, String account) {}

    /** Received; the clock runs and the item carries its mark (D3). */
    record Filed(DisputeDetails details, long version) implements Dispute {

        public Accepted accept(String handler, Instant at) {
            return new Accepted(details, version + 1, new Step(at, handler));
        }
    }

    /** Somebody of the institution looks into it. */
    record Accepted(DisputeDetails details, long version, Step acceptance) implements Dispute {

        public Decided decide(Decision decision, String handler, Instant at) {
            return new Decided(details, version + 1, acceptance, new Step(at, handler), decision);
        }
    }

    /** Answered; the mark is gone. */
    record Decided(DisputeDetails details, long version, Step acceptance, Step deciding, Decision decision)
            implements Dispute {}
}
