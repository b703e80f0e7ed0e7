package cn.zhengxin.authorization.exemption.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the file has come.
 *
 * @param documentOnFile whether a scan of the authority's document is there
 */
public record ExemptionProgress(
        boolean documentOnFile,
        List<ExemptionReview> reviews,
        @Nullable CentralBankReport report) {

    /** A16. */
    static final int REVIEWERS = 2;

    public ExemptionProgress {
        reviews = List.copyOf(reviews);
    }

    public static ExemptionProgress none() {
        return new ExemptionProgress(false, List.of(), null);
    }

    long approvals() {
        return reviews.stream()
                .filter(review -> review.decision() == ExemptionReview.Decision.APPROVE)
                .count();
    }

    ExemptionProgress with(ExemptionReview review) {
        return new ExemptionProgress(
                documentOnFile,
                Stream.concat(reviews.stream(), Stream.of(review)).toList(),
                report);
    }

    ExemptionProgress with(CentralBankReport filed) {
        return new ExemptionProgress(documentOnFile, reviews, filed);
    }
}
