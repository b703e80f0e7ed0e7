package cn.zhengxin.authorization.partner.web;

import cn.zhengxin.authorization.partner.model.SuspensionReason;
import jakarta.validation.constraints.NotNull;

/** Why the partner is suspended. */
record PartnerSuspensionRequest(@NotNull SuspensionReason reason) {}
