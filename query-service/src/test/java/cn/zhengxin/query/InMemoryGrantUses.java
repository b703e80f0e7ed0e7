package cn.zhengxin.query;

import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.gate.GrantInForce;
import cn.zhengxin.query.gate.GrantUses;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Special grants in force for everybody, without an end. */
public final class InMemoryGrantUses implements GrantUses, InMemoryTransactions.Store {

    private final List<GrantInForce> inForce = new ArrayList<>();
    private Map<CreditQueryId, UUID> used = new HashMap<>();

    @Override
    public Runnable snapshot() {
        var before = new HashMap<>(used);
        return () -> used = before;
    }

    public void grant(GrantInForce grant) {
        inForce.add(grant);
    }

    @Override
    public List<GrantInForce> hold(CreditQueryId query, Asked asked) {
        return List.copyOf(inForce);
    }

    @Override
    public List<GrantInForce> look(Asked asked) {
        return List.copyOf(inForce);
    }

    @Override
    public void use(CreditQueryId query, UUID grant) {
        used.put(query, grant);
    }

    @Override
    public void free(CreditQueryId query) {
        used.remove(query);
    }

    public Map<CreditQueryId, UUID> used() {
        return Map.copyOf(used);
    }
}
