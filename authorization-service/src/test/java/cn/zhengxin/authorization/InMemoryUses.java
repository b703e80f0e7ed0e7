package cn.zhengxin.authorization;

import cn.zhengxin.authorization.decision.application.Uses;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.UseId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Uses for tests of use cases. */
public final class InMemoryUses implements Uses {

    private final Map<UseId, Use> kept = new HashMap<>();

    @Override
    public Optional<Use> find(UseId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public Optional<Use> findForChange(UseId id) {
        return find(id);
    }

    @Override
    public Map<UseId, Use> findForChange(Collection<UseId> ids) {
        return find(ids);
    }

    @Override
    public Map<UseId, Use> find(Collection<UseId> ids) {
        var found = new HashMap<>(kept);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public void consume(Collection<Consumed> uses, Instant at) {
        uses.forEach(use -> replace(use, at));
    }

    @Override
    public long takenOf(AuthorizationId authorization) {
        return kept.values().stream()
                .filter(use -> use.facts().authorization().equals(authorization))
                .filter(use -> use instanceof Use.Held || use instanceof Consumed)
                .count();
    }

    @Override
    public boolean hasConsumed(AuthorizationId authorization) {
        return kept.values().stream()
                .anyMatch(use ->
                        use instanceof Consumed && use.facts().authorization().equals(authorization));
    }

    @Override
    public boolean add(Use use) {
        return kept.putIfAbsent(use.facts().id(), use) == null;
    }

    @Override
    public void replace(Use use, Instant at) {
        kept.put(use.facts().id(), use);
    }
}
