package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import org.jspecify.annotations.Nullable;

/** Let this account work again. */
public record ReinstateOperatorCommand(
        Account account, @Nullable Long expectedVersion, Requester requester) {}
