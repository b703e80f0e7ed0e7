package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;

/** The agreement is over. The code can be registered anew, and is then approved anew. */
public record EndedPartner(PartnerFacts facts, Ending ending) implements Partner {

    @Override
    public boolean isFitFor(Purpose purpose, Instant moment) {
        return false;
    }
}
