package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** Who suspended a partner, why and when. */
public record Suspension(Party by, SuspensionReason reason, Instant at) {}
