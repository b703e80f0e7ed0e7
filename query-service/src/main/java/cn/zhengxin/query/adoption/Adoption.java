package cn.zhengxin.query.adoption;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report's way into a credit file (Q14). */
public sealed interface Adoption {

    CreditQueryId query();

    GrantedCredit credit();

    Proposer proposer();

    default String proposedBy() {
        return proposer().account();
    }

    Instant proposedAt();

    /**
     * Who proposed it.
     *
     * @param employeeNumber absent for systems, and for what was proposed before it was kept
     */
    record Proposer(String account, @Nullable String employeeNumber) {

        static Proposer of(Performer performer) {
            return new Proposer(
                    performer.account(),
                    performer instanceof Performer.Employee employee ? employee.employeeNumber() : null);
        }
    }

    /**
     * The second person.
     *
     * @param employeeNumber absent where it was decided before it was kept
     */
    record Decider(String account, @Nullable String employeeNumber) {

        static Decider of(Performer.Employee employee) {
            return new Decider(employee.account(), employee.employeeNumber());
        }
    }

    /** Waits for a second person. */
    record Proposed(CreditQueryId query, GrantedCredit credit, Proposer proposer, Instant proposedAt)
            implements Adoption {

        /** Nobody decides their own, under whatever account (Q4, O3). */
        public boolean canBeDecidedBy(Performer.Employee person) {
            return !person.isSamePersonAs(proposer.account(), proposer.employeeNumber());
        }

        public Adopted approve(Performer.Employee by, Instant at, Instant retainedUntil, int policyVersion) {
            if (!canBeDecidedBy(by)) {
                throw new IllegalArgumentException("Nobody approves their own");
            }
            return new Adopted(query, credit, proposer, proposedAt, Decider.of(by), at, retainedUntil, policyVersion);
        }

        /** On the word of the lending system that granted the credit; it is sampled afterwards like its queries (Q4). */
        public Adopted adoptForSystem(Instant retainedUntil, int policyVersion) {
            return new Adopted(query, credit, proposer, proposedAt, null, proposedAt, retainedUntil, policyVersion);
        }

        public TurnedDown turnDown(Performer.Employee by, Instant at) {
            if (!canBeDecidedBy(by)) {
                throw new IllegalArgumentException("Nobody decides their own");
            }
            return new TurnedDown(query, credit, proposer, proposedAt, Decider.of(by), at);
        }
    }

    /**
     * In the credit file.
     *
     * @param decider the second person; none for a system
     * @param policyVersion the policy data that {@code retainedUntil} was worked out under
     */
    record Adopted(
            CreditQueryId query,
            GrantedCredit credit,
            Proposer proposer,
            Instant proposedAt,
            @Nullable Decider decider,
            Instant decidedAt,
            Instant retainedUntil,
            int policyVersion)
            implements Adoption {

        public @Nullable String decidedBy() {
            return decider == null ? null : decider.account();
        }
    }

    /** The second person said no. It can be proposed again while the report is valid. */
    record TurnedDown(
            CreditQueryId query,
            GrantedCredit credit,
            Proposer proposer,
            Instant proposedAt,
            Decider decider,
            Instant decidedAt)
            implements Adoption {

        public String decidedBy() {
            return decider.account();
        }
    }
}
