package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** Signed by the subject, waiting for a second person. */
public record Signed(AuthorizationFacts facts, Signature signature) implements CustomerAuthorization.Open {

    /** What became of a verification. */
    public sealed interface Examination {
        record Verified(Active active) implements Examination {}

        record TurnedDown(Rejected rejected) implements Examination {}

        /** The verifier took part in what is to be verified: nothing happened. */
        record NotIndependent() implements Examination {}
    }

    public Examination verify(Party verifier, Instant at) {
        return isIndependent(verifier)
                ? new Examination.Verified(new Active(facts, signature, new Verification(verifier, at)))
                : new Examination.NotIndependent();
    }

    public Examination reject(Party verifier, Instant at) {
        return isIndependent(verifier)
                ? new Examination.TurnedDown(new Rejected(facts, signature, new Verification(verifier, at)))
                : new Examination.NotIndependent();
    }

    // A4, O1: nobody verifies what they entered, took the signature for, or witnessed.
    private boolean isIndependent(Party verifier) {
        return !facts.enteredBy().isSamePersonAs(verifier) && !signature.involves(verifier);
    }
}
