package cn.zhengxin.authorization.operator.model;

import java.time.Instant;

/** When the personnel system said that somebody left. */
public record Departure(Instant at) {}
