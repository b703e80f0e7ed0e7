package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.policy.RuleTerms;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Q7: more than so many queries on one subject for one purpose within so many days, over all institutions, go to a person. */
@Component
class RepetitionRule implements GateRule {

    @Override
    public String rule() {
        return "Q7";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        Instant since = facts.asked().at().minus(Duration.ofDays(terms.number("days")));
        long before = facts.history().onSubjectForPurpose().stream()
                .filter(at -> at.isAfter(since))
                .count();
        return before + 1 > terms.number("queries")
                ? new Finding.AsksForReview(
                        ReviewBy.REVIEWER,
                        terms.reason(
                                "The subject was queried for this purpose repeatedly, by all institutions together."))
                : new Finding.Satisfied();
    }
}
