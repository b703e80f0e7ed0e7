package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** What a second person decided on a signed authorization, and when. */
public record Verification(Party by, Instant at) {}
