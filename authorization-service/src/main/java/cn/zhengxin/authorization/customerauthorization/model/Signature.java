package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** How the subject signed: at the counter (A4) or online (A3). */
public sealed interface Signature permits CounterSignature, OnlineSignature {

    Instant at();

    /** The version of the policy the signing was decided under. */
    int policyVersion();

    /** Whether this person had a part in it; nobody verifies that (A4, O1). */
    boolean involves(Party person);
}
