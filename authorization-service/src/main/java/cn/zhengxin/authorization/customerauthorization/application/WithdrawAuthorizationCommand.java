package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import org.jspecify.annotations.Nullable;

/** The subject withdraws. A reason may be given, none is needed. */
public record WithdrawAuthorizationCommand(
        AuthorizationId id,
        @Nullable Long expectedVersion,
        @Nullable String reason,
        Requester requester) {

    @Override
    public String toString() {
        return "WithdrawAuthorizationCommand[" + id + "]";
    }
}
