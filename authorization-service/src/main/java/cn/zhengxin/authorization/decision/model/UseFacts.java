package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.AuthorizationId;
import java.time.Instant;

/** What stays the same in every state of a use. */
public record UseFacts(
        UseId id, AuthorizationId authorization, IntendedUse intendedUse, int policyVersion, Instant askedAt) {

    /** A repeated ask has to be the same ask. */
    public boolean isSameAsk(AuthorizationId otherAuthorization, IntendedUse other) {
        return authorization.equals(otherAuthorization) && intendedUse.equals(other);
    }
}
