package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;

/** Approved by a second person; may be named, and may query where it is named. */
public record ActivePartner(PartnerFacts facts, Approval approval) implements Partner.Open {

    public SuspendedPartner suspend(Party by, SuspensionReason reason, Instant at) {
        return new SuspendedPartner(facts, approval, new Suspension(by, reason, at));
    }

    @Override
    public boolean isFitFor(Purpose purpose, Instant moment) {
        return facts.qualifications().stream().anyMatch(qualification -> qualification.permits(purpose, moment));
    }
}
