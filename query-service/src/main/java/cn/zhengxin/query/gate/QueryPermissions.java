package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.List;
import java.util.Set;

/** Uses of authorizations, which only their owner can grant (Q1, A10, A13). Silence is not consent. */
public interface QueryPermissions {

    /** How many spent uses the owner takes at once. */
    int MOST_AT_ONCE = 128;

    /** Takes one use for the query; repeating it takes no second one. */
    UseAnswer reserve(GateQuestion question);

    /** What {@link #reserve} would be answered now. Takes nothing, and promises nothing. */
    UseAnswer examine(GateQuestion question);

    /** Asks again right before the bureau is asked: withdrawn, closed or expired since? */
    PermissionAnswer confirm(AuthorizationId authorization, CreditQueryId query);

    /**
     * The bureau was reached: the uses are spent. Told together, because a use that is held counts as one that is spent, and nobody waits
     * for the telling.
     *
     * @param uses at most {@link #MOST_AT_ONCE}
     * @return what the owner has noted; repeating does no harm
     */
    Set<CreditQueryId> consume(List<SpentUse> uses);

    /** The bureau was never reached: the use is free again. True when the owner has noted it; repeating does no harm. */
    boolean release(AuthorizationId authorization, CreditQueryId query);
}
