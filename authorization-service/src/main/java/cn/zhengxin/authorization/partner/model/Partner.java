package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;

/** A partner institution in one of its states; a transition is a method on the state that owns it (A7). */
public sealed interface Partner permits Partner.Open, EndedPartner {

    PartnerFacts facts();

    /** A7: active, and a licence that runs at this moment permits the purpose. */
    boolean isFitFor(Purpose purpose, Instant moment);

    /** Not ended: the bank can end it at any time. */
    sealed interface Open extends Partner permits RegisteredPartner, ActivePartner, SuspendedPartner {

        default EndedPartner end(Party by, EndingReason reason, Instant at) {
            return new EndedPartner(facts(), new Ending(by, reason, at));
        }
    }
}
