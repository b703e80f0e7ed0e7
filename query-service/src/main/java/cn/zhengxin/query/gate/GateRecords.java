package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import java.time.Instant;

/** What the gate looked at and decided, kept so that it can be decided again under other policy data. */
public interface GateRecords {

    /** In the transaction that stores the decision (N5). */
    void keep(CreditQueryId query, GateFacts facts, Decision decision, Instant at);
}
