package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** The second person's yes, and when. */
public record Approval(Party by, Instant at) {}
