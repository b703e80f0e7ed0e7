package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** Who applied for an account, and since when the application stands as it is (O5). */
public record Application(Party by, Instant at) {}
