package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signed by the subject, waiting for a second person.
 *
 * @param compliance the compliance officer's sign-off, null until given; only a minor's authorization needs one (A5)
 */
public record Signed(
        AuthorizationFacts facts,
        Signature signature,
        @Nullable ComplianceApproval compliance) implements CustomerAuthorization.Open {

    public Signed(AuthorizationFacts facts, Signature signature) {
        this(facts, signature, null);
    }

    /** What became of a compliance officer's decision (A5). */
    public sealed interface SignOff {
        record Approved(Signed signed) implements SignOff {}

        record TurnedDown(Rejected rejected) implements SignOff {}

        /** The officer took part in what is to be decided: nothing happened. */
        record NotIndependent() implements SignOff {}

        /** No minor's authorization, or decided already. */
        record NotNeeded() implements SignOff {}
    }

    /** What became of a verification. */
    public sealed interface Examination {
        record Verified(Active active) implements Examination {}

        record TurnedDown(Rejected rejected) implements Examination {}

        /** The verifier took part in what is to be verified: nothing happened. */
        record NotIndependent() implements Examination {}

        /** A5: no compliance officer has agreed yet. */
        record ComplianceMissing() implements Examination {}

        /** A5: signed by somebody under 18 without a guardian, or for what nobody of that age signs. */
        record NotForMinors() implements Examination {}
    }

    /**
     * Whether a compliance officer decides before anybody can verify (A5).
     *
     * @param ageWhenSigned the subject's, as the identity document has it
     */
    public boolean awaitsCompliance(AgeGroup ageWhenSigned) {
        return ageWhenSigned.isMinor() && compliance == null;
    }

    /** A5: for a minor a compliance officer who took no part agrees first. */
    public SignOff approve(Party officer, Instant at, AgeGroup ageWhenSigned) {
        if (!isIndependent(officer)) {
            return new SignOff.NotIndependent();
        }
        return awaitsCompliance(ageWhenSigned)
                ? new SignOff.Approved(new Signed(facts, signature, new ComplianceApproval(officer, at)))
                : new SignOff.NotNeeded();
    }

    /** A5: or does not. */
    public SignOff turnDown(Party officer, Instant at, AgeGroup ageWhenSigned) {
        if (!isIndependent(officer)) {
            return new SignOff.NotIndependent();
        }
        return awaitsCompliance(ageWhenSigned)
                ? new SignOff.TurnedDown(new Rejected(facts, signature, new Verification(officer, at)))
                : new SignOff.NotNeeded();
    }

    /**
     * A4, A5.
     *
     * @param ageWhenSigned the subject's, as the identity document has it: what a minor signed stays what a minor signed
     */
    public Examination verify(Party verifier, Instant at, AgeGroup ageWhenSigned) {
        if (!isIndependent(verifier)) {
            return new Examination.NotIndependent();
        }
        var isUnguarded =
                ageWhenSigned.isMinor() && facts.content().circumstances().guardianship() == null;
        if (isUnguarded || ageWhenSigned.isClosedTo(facts.content().purpose())) {
            return new Examination.NotForMinors();
        }
        return awaitsCompliance(ageWhenSigned)
                ? new Examination.ComplianceMissing()
                : new Examination.Verified(new Active(facts, signature, new Verification(verifier, at)));
    }

    public Examination reject(Party verifier, Instant at) {
        return isIndependent(verifier)
                ? new Examination.TurnedDown(new Rejected(facts, signature, new Verification(verifier, at)))
                : new Examination.NotIndependent();
    }

    // A4, A5, O1: nobody decides on what they entered, took the signature for, witnessed, or agreed to.
    private boolean isIndependent(Party verifier) {
        return (compliance == null || !compliance.by().isSamePersonAs(verifier))
                && !facts.enteredBy().isSamePersonAs(verifier)
                && !signature.involves(verifier);
    }
}
