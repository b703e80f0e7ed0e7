package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.authorization.policy.RuleEntry;

/** What became of a change that somebody asked for. */
public sealed interface AccessChange {

    record Changed(StoredAccess stored) implements AccessChange {}

    /** Unknown, or not this caller's to know or decide. */
    record Unknown() implements AccessChange {}

    /** The version the caller saw is no longer the current one. */
    record Outdated() implements AccessChange {}

    /** The state does not have this transition. */
    record NotInThisState() implements AccessChange {}

    /** The file is none that can be kept. */
    record NotAccepted() implements AccessChange {}

    /** Separation of duties. */
    record NotIndependent(RuleEntry rule) implements AccessChange {}
}
