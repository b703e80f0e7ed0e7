package cn.zhengxin.authorization.loan.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.loan.model.ConfirmationChannel;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanNews;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Q6, A11: the customer has confirmed a loan that did not move, so that it is looked after again. Recorded by the institution whose
 * loan it is; the same as when the core system tells that the loan was reactivated.
 */
@Service
public class ConfirmLoan {

    private final Loans loans;
    private final Outbox outbox;
    private final Clock clock;

    public ConfirmLoan(Loans loans, Outbox outbox, Clock clock) {
        this.loans = loans;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Confirmed(Loan loan) implements Outcome {}

        /** Nobody has told of such a loan of the institution. */
        record Unknown() implements Outcome {}

        /** A loan that has ended is confirmed no more. */
        record Ended() implements Outcome {}
    }

    @Transactional
    public Outcome handle(LoanReference reference, ConfirmationChannel channel, Requester requester) {
        if (loans.find(reference).isEmpty()) {
            return new Outcome.Unknown();
        }
        var now = clock.instant();
        var before = loans.findForChange(reference);
        if (before.facts().hasEnded()) {
            return new Outcome.Ended();
        }
        var after = before.after(new LoanNews.Reactivated(now));
        loans.keep(after);
        outbox.append(LoanEvents.confirmed(after, channel, requester, now));
        return new Outcome.Confirmed(after);
    }
}
