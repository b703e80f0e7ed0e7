package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.creditquery.application.ClaimReviewCommand.Word;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.CreditQuery.State;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.RefusalCause;
import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner has no people here, so those of the head institution decide about its queries. */
class PartnersReviewTests {

    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @EnumSource(ReviewBy.class)
    @DisplayName("Q4, Q7, Q10 · what a partner asked is claimed and decided by the head institution's people")
    void theHeadInstitutionDecides(ReviewBy asked) {
        CreditQuery query = waiting(asked);
        var person = new Performer.Employee("somebody.song", "E0003", "B00000", "127.0.0.1");

        assertThat(claim(query, person, asked)).isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(review(query, person, asked)).isInstanceOfSatisfying(ReviewOutcome.Reviewed.class, reviewed -> {
            assertThat(reviewed.query().state()).isEqualTo(State.ANSWERED);
            assertThat(reviewed.query().review().orElseThrow().reviewer()).isEqualTo("somebody.song");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "REVIEWER, B10001, REVIEWER, OTHER_INSTITUTION",
        "REVIEWER, P30001, REVIEWER, OTHER_INSTITUTION",
        "REVIEWER, B00000, COMPLIANCE, OTHER_SECOND_PERSON",
        "COMPLIANCE, B10001, COMPLIANCE, OTHER_INSTITUTION",
        "COMPLIANCE, P30001, COMPLIANCE, OTHER_INSTITUTION",
        "COMPLIANCE, B00000, REVIEWER, OTHER_SECOND_PERSON",
    })
    @DisplayName("Q4, Q10 · nobody else claims or decides what a partner asked, and the attempt is on record")
    void nobodyElseDecides(ReviewBy asked, String institution, ReviewBy capacity, RefusalCause cause) {
        CreditQuery query = waiting(asked);
        var person = new Performer.Employee("somebody.else", "E9003", institution, "127.0.0.1");

        assertThat(claim(query, person, capacity))
                .isNotInstanceOfAny(ClaimOutcome.Claimed.class, ClaimOutcome.GivenBack.class);
        assertThat(lastCause()).isEqualTo(cause);
        assertThat(review(query, person, capacity)).isNotInstanceOf(ReviewOutcome.Reviewed.class);
        assertThat(lastCause()).isEqualTo(cause);
        assertThat(bench.queries.get(query.id()).state()).isEqualTo(State.PENDING_REVIEW);
    }

    @ParameterizedTest
    @CsvSource({
        "REVIEWER, B00000, REVIEWER, true",
        "REVIEWER, B00000, COMPLIANCE, false",
        "REVIEWER, B10001, REVIEWER, false",
        "COMPLIANCE, B00000, REVIEWER, false",
        "COMPLIANCE, B00000, COMPLIANCE, true",
        "COMPLIANCE, B10001, COMPLIANCE, false",
    })
    @DisplayName("Q4, Q10 · what a partner asked is shown to those who decide about it, and to nobody else")
    void isShownToThoseWhoDecide(ReviewBy asked, String institution, ReviewBy capacity, boolean visible) {
        CreditQuery query = waiting(asked);
        var find =
                new FindCreditQueries(bench.queries, bench.subjects, bench.journal, bench.vault, Workbench.IN_CHARGE);

        assertThat(find.one(query.id(), new Viewpoint("somebody", institution, Set.of(capacity))))
                .isEqualTo(visible ? Optional.of(query) : Optional.empty());
    }

    private CreditQuery waiting(ReviewBy asked) {
        switch (asked) {
            case REVIEWER -> {
                for (int query = 0; query < 3; query++) {
                    bench.places.earlier(new Asked(
                            Workbench.OFFICER,
                            Workbench.AUTHORIZATION,
                            Workbench.SUBJECT,
                            Purpose.LOAN_APPLICATION,
                            ReportType.PERSONAL,
                            new BusinessReference("LN-2026-000123"),
                            null,
                            bench.clock.instant().minus(Duration.ofDays(1))));
                }
            }
            case COMPLIANCE -> bench.background.protect(Workbench.SUBJECT);
        }
        CreditQuery query = bench.submitted(Workbench.PARTNER, "key-1");
        assertThat(query)
                .isInstanceOfSatisfying(
                        CreditQuery.PendingReview.class,
                        pending -> assertThat(pending.outcome().reviewBy()).isEqualTo(asked));
        return query;
    }

    private ClaimOutcome claim(CreditQuery query, Performer.Employee person, ReviewBy capacity) {
        return bench.claim.handle(new ClaimReviewCommand(query.id(), person, Set.of(capacity), Word.TAKE));
    }

    private ReviewOutcome review(CreditQuery query, Performer.Employee person, ReviewBy capacity) {
        return bench.review.handle(
                new ReviewCreditQueryCommand(query.id(), person, Verdict.APPROVE, null, "k", null, Set.of(capacity)));
    }

    private RefusalCause lastCause() {
        return ((CreditQueryEvent.ReviewRefused) bench.journal.events().getLast()).cause();
    }
}
