package cn.zhengxin.authorization.loan.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.CloseAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.CloseAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.application.RecordSeal;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A11: names the loan an authorization is for, once, and to authorizations of one subject only. Naming the same again changes nothing. */
@Service
public class BindLoan {

    private final Loans loans;
    private final Authorizations authorizations;
    private final CloseAuthorization closeAuthorization;
    private final RecordSeal recordSeal;
    private final Outbox outbox;
    private final Clock clock;

    public BindLoan(
            Loans loans,
            Authorizations authorizations,
            CloseAuthorization closeAuthorization,
            RecordSeal recordSeal,
            Outbox outbox,
            Clock clock) {
        this.loans = loans;
        this.authorizations = authorizations;
        this.closeAuthorization = closeAuthorization;
        this.recordSeal = recordSeal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Bound(Loan loan) implements Outcome {}

        /** Unknown, or not this caller's to know. */
        record Unknown() implements Outcome {}

        /** It is for another loan, or has ended. */
        record NotInThisState() implements Outcome {}

        /** Q5: an authorization of another subject is for this loan. */
        record LoanOfAnother() implements Outcome {}

        record MalformedReference() implements Outcome {}
    }

    @Transactional
    public Outcome handle(AuthorizationId id, String loanReference, Requester requester) {
        var visible = authorizations.find(id).filter(stored -> isOfRequester(stored, requester));
        if (visible.isEmpty()) {
            return new Outcome.Unknown();
        }
        var institution = visible.get().facts().content().institution().code();
        var reference = LoanReference.tryParse(institution, loanReference);
        if (reference.isEmpty()) {
            return new Outcome.MalformedReference();
        }
        // The loan's lock comes first, as in NoteLoanNews.
        var loan = loans.findForChange(reference.get());
        var stored = authorizations.findForChange(id).orElseThrow();
        var earlier = loans.ofAuthorization(id);
        if (earlier.isPresent()) {
            return earlier.get().reference().equals(reference.get())
                    ? new Outcome.Bound(loan)
                    : new Outcome.NotInThisState();
        }
        if (!(stored.authorization() instanceof CustomerAuthorization.Open)
                || recordSeal.isOn(stored.authorization())) {
            return new Outcome.NotInThisState();
        }
        // Under the loan's lock: of two subjects at once, the second sees the first.
        if (loans.isAnothers(reference.get(), id)) {
            return new Outcome.LoanOfAnother();
        }
        var now = clock.instant();
        loans.bind(id, reference.get(), requester.party(), now);
        outbox.append(LoanEvents.bound(stored.facts(), reference.get(), requester, now));
        var ended = loan.facts().ended();
        if (ended != null) {
            closeAuthorization.handle(new CloseAuthorizationCommand(id, null, ended, requester));
        }
        return new Outcome.Bound(loan);
    }

    private static boolean isOfRequester(StoredAuthorization stored, Requester requester) {
        return requester.party().isOf(stored.facts().content().institution().code());
    }
}
