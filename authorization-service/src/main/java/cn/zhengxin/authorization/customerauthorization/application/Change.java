package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import java.util.List;

/** What became of a change that somebody asked for. */
public sealed interface Change {

    record Changed(StoredAuthorization stored) implements Change {}

    /** Unknown, or not this caller's to know. */
    record Unknown() implements Change {}

    /** The version the caller saw is no longer the current one. */
    record Outdated() implements Change {}

    /** The state the authorization is in does not have this transition. */
    record NotInThisState() implements Change {}

    /** The authorization was entered for the other channel. */
    record OtherChannel() implements Change {}

    /** A4, A5, A6, A9: the signing does not prove what it has to; each missing element is named. */
    record SigningRefused(List<RuleEntry> rules, List<FieldFault> faults) implements Change {}

    /** A5: no compliance officer has agreed yet, or a minor signed what cannot be verified. */
    record RefusedForMinor(RuleEntry rule) implements Change {}

    /** Separation of duties. */
    record NotIndependent(RuleEntry rule) implements Change {}
}
