package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A10: the withdrawal holds for every decision taken after this commit; earlier queries stay lawful and on record. */
@Service
public class WithdrawAuthorization {

    private final AuthorizationChanges changes;
    private final Authorizations authorizations;
    private final Particulars particulars;
    private final CloseChain closeChain;
    private final Outbox outbox;
    private final Clock clock;

    public WithdrawAuthorization(
            AuthorizationChanges changes,
            Authorizations authorizations,
            Particulars particulars,
            CloseChain closeChain,
            Outbox outbox,
            Clock clock) {
        this.changes = changes;
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.closeChain = closeChain;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Change handle(WithdrawAuthorizationCommand command) {
        return changes.onCurrent(
                command.id(),
                command.expectedVersion(),
                facts -> FileAccess.mayWithdraw(command.requester(), facts),
                stored -> stored.authorization() instanceof CustomerAuthorization.Open open
                        ? withdraw(stored, open, command)
                        : new Change.NotInThisState());
    }

    private Change withdraw(
            StoredAuthorization stored, CustomerAuthorization.Open open, WithdrawAuthorizationCommand command) {
        var requester = command.requester();
        var withdrawn = open.withdraw(requester.party(), clock.instant());
        var kept = authorizations.replace(stored, withdrawn);
        var reason = command.reason();
        if (reason != null) {
            particulars.remark(withdrawn.id(), new Particulars.Remark(Particulars.Occasion.WITHDRAWAL, reason));
        }
        outbox.append(AuthorizationEvents.withdrawn(withdrawn.facts(), withdrawn.withdrawal(), requester));
        closeChain.below(
                withdrawn.facts(),
                "WITHDRAWN",
                requester,
                withdrawn.withdrawal().at());
        return new Change.Changed(kept);
    }
}
