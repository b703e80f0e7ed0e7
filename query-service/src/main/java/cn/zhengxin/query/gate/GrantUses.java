package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.List;
import java.util.UUID;

/** Uses of special grants (Q3). A use is held while a query is judged, so that two at once never share the last one. */
public interface GrantUses {

    /** Holds one use of each grant that is in force for whoever asks; repeating holds no second one. */
    List<GrantInForce> hold(CreditQueryId query, Asked asked);

    /** The grants that {@link #hold} would hold a use of now. Holds none, and waits for nobody who does. */
    List<GrantInForce> look(Asked asked);

    /** The held use is used, visibly; every other held use of the query is free again. In the transaction of the decision. */
    void use(CreditQueryId query, UUID grant);

    /** Whatever the query holds or has used is free again. Repeating does no harm. */
    void free(CreditQueryId query);
}
