package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is owed to the owner of authorizations. Recorded in the transaction that makes it due. */
public interface UseActions {

    void owe(UseAction action);

    List<UseAction> due(int limit);

    Optional<UseAction> owedFor(CreditQueryId query);

    /** Uses under the authorization that are still to be given back: until then they stand in the way of others. */
    List<UseAction> releasesOwedUnder(AuthorizationId authorization);

    void done(Collection<UseAction> actions);

    void postpone(Collection<UseAction> actions, Duration pause);
}
