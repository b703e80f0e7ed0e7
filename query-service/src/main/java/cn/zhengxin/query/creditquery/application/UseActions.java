package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is owed to the owner of authorizations. Recorded in the transaction that makes it due. */
public interface UseActions {

    void owe(UseAction action);

    List<UseAction> due(int limit);

    Optional<UseAction> owedFor(CreditQueryId query);

    List<UseAction> owedUnder(AuthorizationId authorization);

    void done(UseAction action);

    void postpone(UseAction action, Duration pause);
}
