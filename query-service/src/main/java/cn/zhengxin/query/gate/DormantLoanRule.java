package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Q6: after so many months without a movement a loan is not looked after any more until its customer confirms. What is not known
 * to move does not (N3). A loan that is not known at all, or another authorization's, is Q5's to refuse, and where the authorization
 * does not permit the query nothing is said of the loan (Q1).
 *
 * <p>Terms: {@code months}.
 */
@Component
class DormantLoanRule implements GateRule {

    @Override
    public String rule() {
        return "Q6";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        if (facts.asked().purpose() != Purpose.POST_LOAN_MANAGEMENT
                || !(facts.permission() instanceof PermissionAnswer.Granted)
                || !(facts.background().loan() instanceof LoanStanding.Known loan)
                || loan.ofAnotherAuthorization()) {
            return new Finding.Satisfied();
        }
        if (loan.dormant()) {
            return new Finding.Blocks(List.of(terms.reason("The loan is dormant.")));
        }
        var signs = Stream.of(loan.movedAt(), loan.confirmedAt())
                .filter(Objects::nonNull)
                .toList();
        if (signs.isEmpty()) {
            return new Finding.Blocks(List.of(terms.reason(
                    "No movement of the loan is known.",
                    "Have the core system tell the loan's last movement, or the customer confirm the loan.")));
        }
        LocalDate last = BankDay.of(signs.stream().max(Instant::compareTo).orElseThrow());
        return last.plusMonths(terms.number("months"))
                        .isAfter(BankDay.of(facts.asked().at()))
                ? new Finding.Satisfied()
                : new Finding.Blocks(List.of(terms.reason("The loan has not moved for too long.")));
    }
}
