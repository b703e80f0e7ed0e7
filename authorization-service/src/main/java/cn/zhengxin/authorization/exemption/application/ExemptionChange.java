package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.authorization.policy.RuleEntry;

/** What became of a change that somebody asked for. */
public sealed interface ExemptionChange {

    record Changed(StoredExemption stored) implements ExemptionChange {}

    /** Unknown, or not this caller's to know. */
    record Unknown() implements ExemptionChange {}

    /** The version the caller saw is no longer the current one. */
    record Outdated() implements ExemptionChange {}

    /** The state does not have this transition. */
    record NotInThisState() implements ExemptionChange {}

    /** The file is none that can be kept. */
    record NotAccepted() implements ExemptionChange {}

    /** Separation of duties. */
    record NotIndependent(RuleEntry rule) implements ExemptionChange {}
}
