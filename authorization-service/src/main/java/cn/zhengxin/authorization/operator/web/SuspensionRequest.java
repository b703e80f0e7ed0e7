package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.model.SuspensionReason;
import jakarta.validation.constraints.NotNull;

/** Why the account is suspended. */
record SuspensionRequest(@NotNull SuspensionReason reason) {}
