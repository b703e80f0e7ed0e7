package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.secondperson.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of the masking policy and what became of its proposal. A decided version never changes. */
public sealed interface PolicyVersion {

    int number();

    Origin origin();

    /** From when on it decides, or would have; absent when it was to begin with its approval, and had none. */
    @Nullable Instant effectiveFrom();

    /**
     * Whose proposal it is.
     *
     * @param employeeNumber absent, like all that follows, for versions that came with a release
     * @param basedOn the newest approved version of that moment
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

        /** O1, O3: the proposer, under this account or another. */
        public boolean isOf(Person person) {
            return person.isSameAs(account, employeeNumber);
        }
    }

    /** Waits for a second person and decides nothing. */
    record Proposed(int number, Origin origin, @Nullable Instant effectiveFrom) implements PolicyVersion {}

    /** Decides from its date on, until a later one does. */
    record Approved(int number, Origin origin, Instant effectiveFrom, String approvedBy, Instant approvedAt)
            implements PolicyVersion {}

    /** Never decides: the second person said no. */
    record TurnedDown(int number, Origin origin, @Nullable Instant effectiveFrom, String rejectedBy, Instant rejectedAt)
            implements PolicyVersion {}

    /** Never decides: its proposer took it back. */
    record Withdrawn(int number, Origin origin, @Nullable Instant effectiveFrom, Instant withdrawnAt)
            implements PolicyVersion {}
}
