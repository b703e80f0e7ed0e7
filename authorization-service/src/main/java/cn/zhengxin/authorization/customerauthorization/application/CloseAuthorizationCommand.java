package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import org.jspecify.annotations.Nullable;

/** The credit business has ended. */
public record CloseAuthorizationCommand(
        AuthorizationId id, @Nullable Long expectedVersion, ClosureReason reason, Requester requester) {}
