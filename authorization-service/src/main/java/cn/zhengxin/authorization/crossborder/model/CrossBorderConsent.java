package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/**
 * A subject's separate consent to a transfer out of the country (跨境提供单独同意), in one of its states. That the authorization it
 * belongs to has ended, or that its route has run out, is no state: both are computed when a transfer is decided (A8, A12).
 */
public sealed interface CrossBorderConsent permits CrossBorderConsent.Open, RejectedConsent, WithdrawnConsent {

    ConsentFacts facts();

    /** The subject can take it back (A8, A10). */
    sealed interface Open extends CrossBorderConsent permits RecordedConsent, VerifiedConsent {

        default WithdrawnConsent withdraw(Party by, Instant at) {
            return new WithdrawnConsent(facts(), new ConsentWithdrawal(by, at, "WR-" + facts().number()));
        }
    }
}
