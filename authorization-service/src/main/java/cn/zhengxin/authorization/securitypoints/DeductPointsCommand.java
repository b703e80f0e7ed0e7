package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.policy.Violation;
import org.jspecify.annotations.Nullable;

/** A finding against an operator was confirmed. */
record DeductPointsCommand(
        Account account,
        @Nullable Long expectedVersion,
        Violation violation,
        String findingReference,
        Requester requester) {}
