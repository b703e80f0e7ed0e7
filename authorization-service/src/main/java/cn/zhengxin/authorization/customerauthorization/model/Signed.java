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
    }

    /** Whether a compliance officer decides before anybody can verify (A5). */
    public boolean awaitsCompliance() {
        return facts.content().circumstances().guardianship() != null && compliance == null;
    }

    /** A5: for a minor a compliance officer who took no part agrees first. */
    public SignOff approve(Party officer, Instant at) {
        if (!isIndependent(officer)) {
            return new SignOff.NotIndependent();
        }
        return awaitsCompliance()
                ? new SignOff.Approved(new Signed(facts, signature, new ComplianceApproval(officer, at)))
                : new SignOff.NotNeeded();
    }

    /** A5: or does not. */
    public SignOff turnDown(Party officer, Instant at) {
        if (!isIndependent(officer)) {
            return new SignOff.NotIndependent();
        }
        return awaitsCompliance()
                ? new SignOff.TurnedDown(new Rejected(facts, signature, new Verification(officer, at)))
                : new SignOff.NotNeeded();
    }

    public Examination verify(Party verifier, Instant at) {
        if (isIndependent(verifier) && awaitsCompliance()) {
            return new Examination.ComplianceMissing();
        }
        return isIndependent(verifier)
                ? new Examination.Verified(new Active(facts, signature, new Verification(verifier, at)))
                : new Examination.NotIndependent();
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
