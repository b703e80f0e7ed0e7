package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.policy.RuleTerms;
import org.springframework.stereotype.Component;

/**
 * Q10: a query on oneself, on a colleague or on a protected person is decided by compliance. One reason for all of them: who asks, be
 * it a person or a system, is not told who is protected, nor whose number the register holds.
 */
@Component
class ComplianceRule implements GateRule {

    @Override
    public String rule() {
        return "Q10";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        return facts.background().complianceGrounds().isEmpty()
                ? new Finding.Satisfied()
                : new Finding.AsksForReview(
                        ReviewBy.COMPLIANCE, terms.reason("Compliance of the institution decides about the query."));
    }
}
