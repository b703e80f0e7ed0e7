package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;

/** Uses of authorizations, which only their owner can grant (Q1, A10, A13). Silence is not consent. */
public interface QueryPermissions {

    /** Takes one use for the query; repeating it takes no second one. */
    PermissionAnswer reserve(GateQuestion question);

    /** What {@link #reserve} would be answered now. Takes nothing, and promises nothing. */
    PermissionAnswer examine(GateQuestion question);

    /** Asks again right before the bureau is asked: withdrawn, closed or expired since? */
    PermissionAnswer confirm(AuthorizationId authorization, CreditQueryId query);

    /** The bureau was reached: the use is spent. True when the owner has noted it; repeating does no harm. */
    boolean consume(AuthorizationId authorization, CreditQueryId query);

    /** The bureau was never reached: the use is free again. True when the owner has noted it; repeating does no harm. */
    boolean release(AuthorizationId authorization, CreditQueryId query);
}
