package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.policy.Violation;
import java.time.Instant;

/** Points taken for one confirmed finding (O6). */
record Deduction(String findingReference, Account operator, Violation violation, int points, Party by, Instant at) {}
