package cn.zhengxin.authorization.loan.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.CloseAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.CloseAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A11: keeps what the core system tells of a loan, and closes every authorization that is for it, post-loan management included,
 * when it has ended. Old news, and the same news again, change nothing.
 */
@Service
public class NoteLoanNews {

    private final Loans loans;
    private final Authorizations authorizations;
    private final CloseAuthorization closeAuthorization;
    private final Outbox outbox;
    private final Clock clock;

    public NoteLoanNews(
            Loans loans,
            Authorizations authorizations,
            CloseAuthorization closeAuthorization,
            Outbox outbox,
            Clock clock) {
        this.loans = loans;
        this.authorizations = authorizations;
        this.closeAuthorization = closeAuthorization;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void handle(NoteLoanNewsCommand command) {
        var now = clock.instant();
        var requester = command.requester();
        // The loan's lock comes first, here and in BindLoan: an authorization bound meanwhile is either seen or sees
        // the end.
        var before = loans.findForChange(command.loan());
        var after = before.after(command.news()).withAmount(command.amount());
        if (!after.equals(before)) {
            loans.keep(after);
            outbox.append(LoanEvents.noted(after, requester, now));
        }
        var named = command.authorization();
        if (named != null) {
            bind(named, command.loan(), requester, now);
        }
        var ended = after.facts().ended();
        if (ended != null) {
            loans.boundTo(command.loan()).forEach(id -> close(id, ended, requester));
        }
    }

    /**
     * The first loan an authorization was bound to stays its loan, and nobody names another institution's authorization. A second
     * subject's is bound as the core system says: joint borrowers' authorizations end with the loan too (A11). The loan's lock is held.
     */
    private void bind(AuthorizationId id, LoanReference loan, Requester requester, Instant now) {
        authorizations
                .findForChange(id)
                .filter(stored -> stored.facts().content().institution().code().equals(loan.institution()))
                .filter(stored -> loans.bind(id, loan, requester.party(), now))
                .ifPresent(stored -> outbox.append(LoanEvents.bound(stored.facts(), loan, requester, now)));
    }

    private void close(AuthorizationId id, ClosureReason reason, Requester requester) {
        // What has ended already stays as it ended.
        closeAuthorization.handle(new CloseAuthorizationCommand(id, null, reason, requester));
    }
}
