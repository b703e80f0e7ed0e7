package cn.zhengxin.query;

import cn.zhengxin.query.gate.GateFacts;
import cn.zhengxin.query.gate.GateRecords;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the gate saw and decided. */
public final class InMemoryGateRecords implements GateRecords, InMemoryTransactions.Store {

    private Map<CreditQueryId, GateFacts> kept = new HashMap<>();

    @Override
    public Runnable snapshot() {
        var before = new HashMap<>(kept);
        return () -> kept = before;
    }

    @Override
    public void keep(CreditQueryId query, GateFacts facts, Decision decision, Instant at) {
        if (kept.putIfAbsent(query, facts) != null) {
            throw new IllegalStateException("A decision is taken once");
        }
    }

    public Map<CreditQueryId, GateFacts> kept() {
        return Map.copyOf(kept);
    }
}
