package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.authorization.policy.RuleEntry;

/** What became of a change to a partner. */
public sealed interface PartnerChange {

    record Changed(StoredPartner stored) implements PartnerChange {}

    record Unknown() implements PartnerChange {}

    /** Another institution answers for this partner. */
    record NotYours() implements PartnerChange {}

    record Outdated() implements PartnerChange {}

    record NotInThisState() implements PartnerChange {}

    /** O1. */
    record NotIndependent(RuleEntry rule) implements PartnerChange {}
}
