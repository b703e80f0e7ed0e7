package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/**
 * What stays the same in every state.
 *
 * @param policyVersion the policy version under which the authorization was found complete
 * @param chain which partners it names, and what it is derived from (A7)
 */
public record AuthorizationFacts(
        AuthorizationId id,
        AuthorizationNumber number,
        SubjectReference subject,
        AuthorizationContent content,
        Party enteredBy,
        Instant enteredAt,
        int policyVersion,
        Chain chain) {

    /** Of an original authorization that names no partner. */
    public AuthorizationFacts(
            AuthorizationId id,
            AuthorizationNumber number,
            SubjectReference subject,
            AuthorizationContent content,
            Party enteredBy,
            Instant enteredAt,
            int policyVersion) {
        this(id, number, subject, content, enteredBy, enteredAt, policyVersion, Chain.NONE);
    }
}
