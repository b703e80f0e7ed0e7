package cn.zhengxin.authorization.departure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A review as compliance officers and auditors see one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DepartureReviewResponse(
        UUID id,
        String operatorAccount,
        String institution,
        DepartureReview.Cause cause,
        State state,
        Instant openedAt,
        Instant dueAt,
        boolean overdue,
        DepartureReview.@Nullable Finding finding,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {

    /** Whether somebody still has to look. */
    enum State {
        OPEN,
        CLOSED
    }

    /** A page of reviews, oldest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<DepartureReviewResponse> items, @Nullable String nextCursor) {}

    static DepartureReviewResponse of(DepartureReview review, Instant now) {
        var facts = review.facts();
        return switch (review) {
            case DepartureReview.Open open ->
                new DepartureReviewResponse(
                        facts.id(),
                        facts.operator().value(),
                        facts.institution(),
                        facts.cause(),
                        State.OPEN,
                        facts.openedAt(),
                        facts.dueAt(),
                        open.isOverdue(now),
                        null,
                        null,
                        null);
            case DepartureReview.Closed closed ->
                new DepartureReviewResponse(
                        facts.id(),
                        facts.operator().value(),
                        facts.institution(),
                        facts.cause(),
                        State.CLOSED,
                        facts.openedAt(),
                        facts.dueAt(),
                        closed.at().isAfter(facts.dueAt()),
                        closed.finding(),
                        closed.by().account(),
                        closed.at());
        };
    }
}
