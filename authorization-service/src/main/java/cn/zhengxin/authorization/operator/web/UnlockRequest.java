package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.UnlockOperatorCommand;
import jakarta.validation.constraints.NotNull;

/** Why the account is needed again. */
record UnlockRequest(@NotNull UnlockOperatorCommand.Reason reason) {}
