package cn.zhengxin.authorization.exemption.model;

/** Entered, and not approved by two reviewers yet. */
public record UnderReview(ExemptionFacts facts, ExemptionProgress progress) implements JudicialExemption {

    /** What became of a review. */
    public sealed interface Examination {

        record Kept(JudicialExemption exemption) implements Examination {}

        /** The reviewer entered the file, or reviewed it before. */
        record NotIndependent() implements Examination {}

        /** There is no scan to review. */
        record NothingToReview() implements Examination {}
    }

    /** A16: two different persons, neither of them the one who entered it. */
    public Examination review(ExemptionReview review) {
        var by = review.by();
        if (facts.enteredBy().isSamePersonAs(by)
                || progress.reviews().stream().anyMatch(earlier -> earlier.by().isSamePersonAs(by))) {
            return new Examination.NotIndependent();
        }
        if (!progress.documentOnFile()) {
            return new Examination.NothingToReview();
        }
        var after = progress.with(review);
        return new Examination.Kept(
                switch (review.decision()) {
                    case REJECT -> new TurnedDown(facts, after);
                    case APPROVE ->
                        after.approvals() < ExemptionProgress.REVIEWERS
                                ? new UnderReview(facts, after)
                                : new Approved(facts, after);
                });
    }

    @Override
    public UnderReview with(CentralBankReport report) {
        return new UnderReview(facts, progress.with(report));
    }
}
