package cn.zhengxin.authorization.operator.model;

import java.time.Instant;

/** Who suspended an account, why and when. The reason is one of a closed list, so that it names no subject. */
public record Suspension(Account by, SuspensionReason reason, Instant at) {}
