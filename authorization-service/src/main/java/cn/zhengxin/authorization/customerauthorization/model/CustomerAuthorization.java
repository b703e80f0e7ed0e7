package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/**
 * A subject's consent, in one of its states. A transition is a method on the state that owns it, so an illegal one cannot be
 * written. Expiry is no state: it is computed from the clock (A12).
 */
public sealed interface CustomerAuthorization permits CustomerAuthorization.Open, Rejected, Withdrawn, Closed {

    AuthorizationFacts facts();

    default AuthorizationId id() {
        return facts().id();
    }

    default boolean hasExpired(Instant moment) {
        return facts().content().term().hasExpired(moment);
    }

    /**
     * Whether anything may rest on it: verified, neither withdrawn nor closed, and within its term (A4, A10, A11, A12). Asked of what a
     * use rests on through others as well: partners' consents (A7) and transfers abroad (A8).
     */
    default boolean isInForce(Instant moment) {
        return this instanceof Active && facts().content().term().runsAt(moment);
    }

    /** Not yet ended: the subject can withdraw (A10), and the end of the credit business closes it (A11). */
    sealed interface Open extends CustomerAuthorization permits Draft, Signed, Active {

        default Withdrawn withdraw(Party by, Instant at) {
            return new Withdrawn(facts(), new Withdrawal(by, at, "WR-" + facts().number()));
        }

        default Closed close(Party by, ClosureReason reason, Instant at) {
            return new Closed(facts(), new Closure(by, reason, at));
        }
    }
}
