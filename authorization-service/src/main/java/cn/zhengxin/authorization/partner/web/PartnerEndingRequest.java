package cn.zhengxin.authorization.partner.web;

import cn.zhengxin.authorization.partner.model.EndingReason;
import jakarta.validation.constraints.NotNull;

/** Why the work with the partner ends. */
record PartnerEndingRequest(@NotNull EndingReason reason) {}
