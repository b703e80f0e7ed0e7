package cn.zhengxin.authorization.loan.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.loan.model.ConfirmationChannel;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.time.Instant;

/** The facts this feature tells the audit trail. */
final class LoanEvents {

    private LoanEvents() {}

    static AuditEvent bound(AuthorizationFacts facts, LoanReference loan, Requester requester, Instant at) {
        return AuditEvent.of(
                        "AuthorizationLoanBound",
                        facts.id().toString(),
                        at,
                        requester.actor(),
                        requester.origin(),
                        "BOUND")
                .onSubject(facts.subject().value())
                .underAuthorization(facts.id().toString())
                .underPolicy(facts.policyVersion())
                .with("number", facts.number().value())
                .with("institution", loan.institution())
                .with("loanReference", loan.value());
    }

    /** What is known now, not what the core system said: old news change nothing and are no event. */
    static AuditEvent noted(Loan loan, Requester requester, Instant at) {
        var facts = loan.facts();
        var ended = facts.ended();
        var assetClass = facts.assetClass();
        var lastMovementAt = loan.lastMovementAt();
        return AuditEvent.of(
                        "LoanFactsNoted", loan.reference().value(), at, requester.actor(), requester.origin(), "NOTED")
                .with("institution", loan.reference().institution())
                .with("loanReference", loan.reference().value())
                .with("ended", ended == null ? null : ended.name())
                .with("assetClass", assetClass == null ? null : assetClass.name())
                .with("dormant", facts.dormant())
                .with("lastMovementAt", lastMovementAt == null ? null : lastMovementAt.toString());
    }

    /** Q6: whoever recorded that the customer confirmed the loan, and through what the customer did. */
    static AuditEvent confirmed(Loan loan, ConfirmationChannel channel, Requester requester, Instant at) {
        return AuditEvent.of(
                        "LoanConfirmedByCustomer",
                        loan.reference().value(),
                        at,
                        requester.actor(),
                        requester.origin(),
                        "CONFIRMED")
                .with("institution", loan.reference().institution())
                .with("loanReference", loan.reference().value())
                .with("channel", channel.name());
    }
}
