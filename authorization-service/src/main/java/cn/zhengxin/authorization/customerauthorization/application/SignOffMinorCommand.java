package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import org.jspecify.annotations.Nullable;

/** A compliance officer looked at a minor's signed authorization (A5). */
public record SignOffMinorCommand(
        AuthorizationId id,
        @Nullable Long expectedVersion,
        Decision decision,
        @Nullable String comment,
        Requester requester) {

    /** What the compliance officer decided. */
    public enum Decision {
        APPROVE,
        REJECT
    }

    @Override
    public String toString() {
        return "SignOffMinorCommand[" + id + ", " + decision + "]";
    }
}
