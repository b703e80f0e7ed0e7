package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** Who ended the work with a partner, why and when. */
public record Ending(Party by, EndingReason reason, Instant at) {}
