package cn.zhengxin.query.adoption;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report's way into a credit file (Q14). */
public sealed interface Adoption {

    CreditQueryId query();

    GrantedCredit credit();

    String proposedBy();

    Instant proposedAt();

    /** Waits for a second person. */
    record Proposed(CreditQueryId query, GrantedCredit credit, String proposedBy, Instant proposedAt)
            implements Adoption {

        /** Nobody approves their own. */
        public boolean canBeDecidedBy(String account) {
            return !proposedBy.equals(account);
        }

        public Adopted approve(String account, Instant at, Instant retainedUntil, int policyVersion) {
            if (!canBeDecidedBy(account)) {
                throw new IllegalArgumentException("Nobody approves their own");
            }
            return new Adopted(query, credit, proposedBy, proposedAt, account, at, retainedUntil, policyVersion);
        }

        /** On the word of the lending system that granted the credit; it is sampled afterwards like its queries (Q4). */
        public Adopted adoptForSystem(Instant retainedUntil, int policyVersion) {
            return new Adopted(query, credit, proposedBy, proposedAt, null, proposedAt, retainedUntil, policyVersion);
        }

        public TurnedDown turnDown(String account, Instant at) {
            if (!canBeDecidedBy(account)) {
                throw new IllegalArgumentException("Nobody decides their own");
            }
            return new TurnedDown(query, credit, proposedBy, proposedAt, account, at);
        }
    }

    /**
     * In the credit file.
     *
     * @param decidedBy the second person; none for a system
     * @param policyVersion the policy data that {@code retainedUntil} was worked out under
     */
    record Adopted(
            CreditQueryId query,
            GrantedCredit credit,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            Instant decidedAt,
            Instant retainedUntil,
            int policyVersion)
            implements Adoption {}

    /** The second person said no. It can be proposed again while the report is valid. */
    record TurnedDown(
            CreditQueryId query,
            GrantedCredit credit,
            String proposedBy,
            Instant proposedAt,
            String decidedBy,
            Instant decidedAt)
            implements Adoption {}
}
