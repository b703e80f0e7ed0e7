package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.policy.RuleTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Q2: the operator is active, of a sufficient grade, mapped to a bureau account, and at a terminal of their own. */
@Component
class OperatorStandingRule implements GateRule {

    @Override
    public String rule() {
        return "Q2";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        return switch (facts.asked().requester()) {
            case Requester.LendingSystem system -> new Finding.Satisfied(); // Q4 samples it afterwards
            // Operators are people. Whether the partner may query is asked with its authorization (A7, Q1).
            case Requester.PartnerSystem partner -> new Finding.Satisfied();
            case Requester.Officer officer ->
                examine(officer, Objects.requireNonNull(facts.standing(), "An officer has a standing"), terms);
        };
    }

    private static Finding examine(Requester.Officer officer, Standing standing, RuleTerms terms) {
        return switch (standing) {
            case Standing.UnknownOperator() ->
                new Finding.Blocks(List.of(terms.reason(
                        "The account is not registered as an operator.", "Have the operator's account opened.")));
            case Standing.Known known -> examine(officer, known, terms);
            case Standing.Silent() -> throw new IllegalStateException("Silence is no fact");
        };
    }

    private static Finding examine(Requester.Officer officer, Standing.Known standing, RuleTerms terms) {
        var reasons = new ArrayList<Reason>();
        if (!standing.active()) {
            reasons.add(terms.reason("The operator's account is suspended.", "Have the account reinstated."));
        }
        if (!standing.institution().equals(officer.institution())) {
            reasons.add(terms.reason(
                    "The operator is registered with another institution.", "Have the operator's transfer recorded."));
        }
        if (!terms.words("grades").contains(standing.grade())) {
            reasons.add(terms.reason(
                    "The operator's grade does not suffice.", "Regain security points by training and a new exam."));
        }
        if (!standing.mapped()) {
            reasons.add(
                    terms.reason("The operator has no account at the bureau.", "Have a bureau account mapped to it."));
        }
        if (!standing.terminalBound()) {
            reasons.add(terms.reason(
                    "The query does not come from a terminal bound to the operator.",
                    "Use the operator's own terminal, or have this one bound."));
        }
        return reasons.isEmpty() ? new Finding.Satisfied() : new Finding.Blocks(reasons);
    }
}
