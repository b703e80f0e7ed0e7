package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.partner.model.PartnerStatement;

/** Take this partner into the register. */
public record RegisterPartnerCommand(PartnerStatement statement, Requester requester) {}
