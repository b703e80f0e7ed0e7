package cn.zhengxin.query.gate;

import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.query.reportvault.ReportAtHand;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Q9: a report that is still valid answers the query in the place of a new inquiry. It lets nothing pass that another rule stops;
 * whether there still is such a report is asked again when the query is settled.
 *
 * <p>Terms: {@code days} since the report came.
 */
@Component
public class CoolingOffRule implements GateRule {

    @Override
    public String rule() {
        return "Q9";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        ReportAtHand report = facts.background().reportAtHand();
        return report != null && isValid(report, facts.asked().at(), terms)
                ? new Finding.AnsweredByReport(report.query())
                : new Finding.Satisfied();
    }

    /** Whether the report may answer a query at that moment. */
    public static boolean isValid(ReportAtHand report, Instant at, RuleTerms terms) {
        return at.isBefore(report.validUntil())
                && at.isBefore(report.storedAt().plus(Duration.ofDays(terms.number("days"))));
    }
}
