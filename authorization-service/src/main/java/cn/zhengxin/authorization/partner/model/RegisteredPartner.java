package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;

/** Registered, waiting for a second person. */
public record RegisteredPartner(PartnerFacts facts) implements Partner.Open {

    /** What became of an approval. */
    public sealed interface Examination {
        record Approved(ActivePartner active) implements Examination {}

        /** O1: whoever registered a partner does not approve it; nothing happened. */
        record NotIndependent() implements Examination {}
    }

    public Examination approve(Party by, Instant at) {
        return facts.registeredBy().isSamePersonAs(by)
                ? new Examination.NotIndependent()
                : new Examination.Approved(new ActivePartner(facts, new Approval(by, at)));
    }

    @Override
    public boolean isFitFor(Purpose purpose, Instant moment) {
        return false;
    }
}
