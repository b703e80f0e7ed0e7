package cn.zhengxin.query.policychange.model;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of the policy and what became of its proposal. A decided version never changes. */
public sealed interface PolicyVersion {

    int number();

    Origin origin();

    /** From when on it decides, or would have; absent when it was to begin with its approval, and had none. */
    @Nullable Instant effectiveFrom();

    /**
     * Whose proposal it is.
     *
     * @param employeeNumber absent, like all that follows, for versions that came with a release
     * @param basedOn version whose content was taken over where nothing else was said
     * @param reason free text, which can hold anything: it rests encrypted and is in no event (N1, N2)
     */
    record Origin(
            String account,
            @Nullable String employeeNumber,
            @Nullable Instant at,
            @Nullable Integer basedOn,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Origin[" + account + "]";
        }
    }

    /** Waits for a second person and decides nothing. */
    record Proposed(int number, Origin origin, @Nullable Instant effectiveFrom) implements PolicyVersion {

        /** O1: nobody decides on their own proposal, under whatever account (O3). */
        public boolean mayBeDecidedBy(Performer.Employee person) {
            return !person.isSamePersonAs(origin.account(), origin.employeeNumber());
        }
    }

    /** Decides from its date on, until a later one does. */
    record Approved(
            int number,
            Origin origin,
            Instant effectiveFrom,
            String approvedBy,
            @Nullable Instant approvedAt) implements PolicyVersion {}

    /** Never decides. */
    record TurnedDown(
            int number,
            Origin origin,
            @Nullable Instant effectiveFrom,
            String rejectedBy,
            @Nullable Instant rejectedAt) implements PolicyVersion {}
}
