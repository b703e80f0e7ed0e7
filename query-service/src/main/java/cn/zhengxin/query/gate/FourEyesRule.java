package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.policy.RuleTerms;
import org.springframework.stereotype.Component;

/** Q4: a person's query is decided by a second person of the same institution; a system's, a partner's too, is sampled afterwards. */
@Component
class FourEyesRule implements GateRule {

    @Override
    public String rule() {
        return "Q4";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        return switch (facts.asked().requester()) {
            case Requester.LendingSystem system -> new Finding.Satisfied();
            case Requester.PartnerSystem partner -> new Finding.Satisfied();
            case Requester.Officer officer ->
                new Finding.AsksForReview(
                        ReviewBy.REVIEWER, terms.reason("A second person of the institution has to review the query."));
        };
    }
}
