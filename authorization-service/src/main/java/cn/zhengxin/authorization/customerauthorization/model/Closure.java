package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** The end of the credit business the authorization was for (A11). */
public record Closure(Party by, ClosureReason reason, Instant at) {}
