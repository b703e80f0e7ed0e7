package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import org.jspecify.annotations.Nullable;

/** Let the proposed roles hold. */
public record ApproveRolesCommand(Account account, @Nullable Long expectedVersion, Requester requester) {}
