package cn.zhengxin.query;

import cn.zhengxin.query.creditquery.application.Footprint;
import cn.zhengxin.query.creditquery.application.FootprintConsequence;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.ArrayList;
import java.util.List;

/** What was told of marks at the bureau. */
public final class InMemoryFootprints implements FootprintConsequence, InMemoryTransactions.Store {

    private final LifeLine life;
    private List<Footprint> told = new ArrayList<>();

    public InMemoryFootprints(LifeLine life) {
        this.life = life;
    }

    @Override
    public Runnable snapshot() {
        var before = new ArrayList<>(told);
        return () -> told = before;
    }

    @Override
    public void follow(Footprint footprint) {
        life.step();
        told.add(footprint);
    }

    public List<CreditQueryId> queries() {
        return told.stream().map(footprint -> footprint.query().id()).toList();
    }

    public List<Footprint> told() {
        return List.copyOf(told);
    }
}
