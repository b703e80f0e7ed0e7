package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A11: settlement, refusal or abandonment of the loan ends the authorization. */
@Service
public class CloseAuthorization {

    private final AuthorizationChanges changes;
    private final Authorizations authorizations;
    private final CloseChain closeChain;
    private final Outbox outbox;
    private final Clock clock;

    public CloseAuthorization(
            AuthorizationChanges changes,
            Authorizations authorizations,
            CloseChain closeChain,
            Outbox outbox,
            Clock clock) {
        this.changes = changes;
        this.authorizations = authorizations;
        this.closeChain = closeChain;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Change handle(CloseAuthorizationCommand command) {
        return changes.onCurrent(
                command.id(),
                command.expectedVersion(),
                facts -> FileAccess.mayChange(command.requester(), facts),
                stored -> stored.authorization() instanceof CustomerAuthorization.Open open
                        ? close(stored, open, command)
                        : new Change.NotInThisState());
    }

    private Change close(
            StoredAuthorization stored, CustomerAuthorization.Open open, CloseAuthorizationCommand command) {
        var requester = command.requester();
        var closed = open.close(requester.party(), command.reason(), clock.instant());
        var kept = authorizations.replace(stored, closed);
        outbox.append(AuthorizationEvents.closed(closed, requester));
        closeChain.below(closed.facts(), "CLOSED", requester, closed.closure().at());
        return new Change.Changed(kept);
    }
}
