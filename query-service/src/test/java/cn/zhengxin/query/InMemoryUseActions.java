package cn.zhengxin.query;

import cn.zhengxin.query.creditquery.application.UseAction;
import cn.zhengxin.query.creditquery.application.UseActions;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class InMemoryUseActions implements UseActions, InMemoryTransactions.Store {

    private final LifeLine life;
    private Map<CreditQueryId, UseAction> actions = new HashMap<>();
    private Set<CreditQueryId> done = new HashSet<>();

    public InMemoryUseActions(LifeLine life) {
        this.life = life;
    }

    @Override
    public Runnable snapshot() {
        var actionsBefore = new HashMap<>(actions);
        var doneBefore = new HashSet<>(done);
        return () -> {
            actions = actionsBefore;
            done = doneBefore;
        };
    }

    @Override
    public void owe(UseAction action) {
        life.step();
        if (actions.putIfAbsent(action.query(), action) != null) {
            throw new IllegalStateException("A use is settled once");
        }
    }

    @Override
    public List<UseAction> due(int limit) {
        return actions.values().stream()
                .filter(action -> !done.contains(action.query()))
                .toList();
    }

    @Override
    public Optional<UseAction> owedFor(CreditQueryId query) {
        return due(1).stream().filter(action -> action.query().equals(query)).findFirst();
    }

    @Override
    public List<UseAction> releasesOwedUnder(AuthorizationId authorization) {
        return due(1).stream()
                .filter(action -> action.kind() == UseAction.Kind.RELEASE)
                .filter(action -> action.authorization().equals(authorization))
                .toList();
    }

    @Override
    public void done(Collection<UseAction> told) {
        life.step();
        told.forEach(action -> done.add(action.query()));
    }

    @Override
    public void postpone(Collection<UseAction> told, Duration pause) {
        life.step();
    }
}
