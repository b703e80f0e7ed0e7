package cn.zhengxin.authorization.operator.model;

import java.time.Instant;

/** When an account was locked for want of use (O7). */
public record Lock(Instant at) {}
