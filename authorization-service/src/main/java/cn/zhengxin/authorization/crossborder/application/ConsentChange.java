package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.authorization.crossborder.model.ConsentWords;
import cn.zhengxin.authorization.policy.RuleEntry;
import java.util.Optional;

/** What became of a change that somebody asked for. */
public sealed interface ConsentChange {

    record Changed(StoredConsent stored, Optional<ConsentWords> words) implements ConsentChange {}

    /** Unknown, or not this caller's to know. */
    record Unknown() implements ConsentChange {}

    /** The version the caller saw is no longer the current one. */
    record Outdated() implements ConsentChange {}

    /** The consent, or its authorization, does not have this transition. */
    record NotInThisState() implements ConsentChange {}

    /** Separation of duties. */
    record NotIndependent(RuleEntry rule) implements ConsentChange {}
}
