package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** One approval. */
public record Approval(ApprovalLevel level, Party by, Instant at) {}
