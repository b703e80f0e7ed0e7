package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** A5: a compliance officer agreed to a minor's authorization, and when. */
public record ComplianceApproval(Party by, Instant at) {}
