package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import org.jspecify.annotations.Nullable;

/** A second person looked at the signed authorization. */
public record VerifyAuthorizationCommand(
        AuthorizationId id,
        @Nullable Long expectedVersion,
        Decision decision,
        @Nullable String comment,
        Requester requester) {

    /** What the second person found. */
    public enum Decision {
        VERIFY,
        REJECT
    }

    @Override
    public String toString() {
        return "VerifyAuthorizationCommand[" + id + ", " + decision + "]";
    }
}
