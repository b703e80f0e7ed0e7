package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import org.jspecify.annotations.Nullable;

/** Let this account be opened, or return. */
public record ApproveOperatorCommand(
        Account account, @Nullable Long expectedVersion, Requester requester) {}
