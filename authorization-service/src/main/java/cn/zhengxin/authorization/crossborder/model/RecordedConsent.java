package cn.zhengxin.authorization.crossborder.model;

/** Recorded, and counting for nothing before a second person verified it (A8, O1). */
public record RecordedConsent(ConsentFacts facts) implements CrossBorderConsent.Open {

    /** What became of a verification. */
    public sealed interface Examination {

        record Verified(VerifiedConsent consent) implements Examination {}

        record TurnedDown(RejectedConsent consent) implements Examination {}

        /** The verifier recorded it or handed in its document: nothing happened. */
        record NotIndependent() implements Examination {}
    }

    public Examination decide(ConsentVerification verification) {
        var by = verification.by();
        if (facts.recordedBy().isSamePersonAs(by) || facts.evidenceAddedBy().equals(by.account())) {
            return new Examination.NotIndependent();
        }
        return switch (verification.verdict()) {
            case VERIFY -> new Examination.Verified(new VerifiedConsent(facts, verification));
            case REJECT -> new Examination.TurnedDown(new RejectedConsent(facts, verification));
        };
    }
}
