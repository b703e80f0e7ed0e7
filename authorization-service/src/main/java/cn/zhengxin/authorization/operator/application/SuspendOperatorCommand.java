package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import org.jspecify.annotations.Nullable;

/** Let this account do nothing more. */
public record SuspendOperatorCommand(
        Account account, @Nullable Long expectedVersion, SuspensionReason reason, Requester requester) {}
