package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.partner.model.PartnerFacts;

/** A partner as kept; the version grows by one with every change. */
public record StoredPartner(Partner partner, long version) {

    public PartnerFacts facts() {
        return partner.facts();
    }
}
