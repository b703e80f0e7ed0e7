package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;

/** Refused from the next decision on, until somebody else lets it work again. */
public record SuspendedPartner(PartnerFacts facts, Approval approval, Suspension suspension) implements Partner.Open {

    /** What became of a reinstatement. */
    public sealed interface Examination {
        record Reinstated(ActivePartner active) implements Examination {}

        /** O1: whoever suspended a partner does not also lift the suspension; nothing happened. */
        record NotIndependent() implements Examination {}
    }

    public Examination reinstate(Party by) {
        return suspension.by().isSamePersonAs(by)
                ? new Examination.NotIndependent()
                : new Examination.Reinstated(new ActivePartner(facts, approval));
    }

    @Override
    public boolean isFitFor(Purpose purpose, Instant moment) {
        return false;
    }
}
