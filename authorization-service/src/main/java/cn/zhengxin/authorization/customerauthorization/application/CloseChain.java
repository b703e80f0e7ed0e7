package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * A7: the end of an authorization ends every hop that rests on it. Decisions compute that for themselves, by walking to the root;
 * this puts on record which hops ended, in the transaction of the end.
 */
@Component
public class CloseChain {

    private final Authorizations authorizations;
    private final Outbox outbox;

    public CloseChain(Authorizations authorizations, Outbox outbox) {
        this.authorizations = authorizations;
        this.outbox = outbox;
    }

    /** @param cause how the authorization ended: WITHDRAWN or CLOSED */
    void below(AuthorizationFacts ended, String cause, Requester requester, Instant at) {
        tell(ended, ended, cause, requester, at);
        authorizations.derivedFrom(ended.id()).stream()
                .filter(stored -> stored.authorization() instanceof CustomerAuthorization.Open)
                .forEach(stored -> tell(stored.facts(), ended, cause, requester, at));
    }

    private void tell(AuthorizationFacts hop, AuthorizationFacts ended, String cause, Requester requester, Instant at) {
        hop.chain()
                .recipients()
                .forEach(recipient ->
                        outbox.append(AuthorizationEvents.chainClosed(hop, recipient, ended, cause, requester, at)));
    }
}
