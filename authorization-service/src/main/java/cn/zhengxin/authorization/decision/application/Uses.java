package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.UseId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where uses are kept. */
public interface Uses {

    Optional<Use> find(UseId id);

    /** Those that exist, by id. */
    Map<UseId, Use> find(Collection<UseId> ids);

    /** As {@link #find}, and nobody else changes it before the caller's transaction ends. Whoever locks its ground as well does so first. */
    Optional<Use> findForChange(UseId id);

    /** As {@link #find(Collection)}; nobody else changes them before the caller's transaction ends. Locked in the order of their ids. */
    Map<UseId, Use> findForChange(Collection<UseId> ids);

    /** Uses that count against an authorization: reserved, confirmed or consumed, its own and of all derived from it (A7). */
    long takenOf(AuthorizationId authorization);

    /** Whether the bureau was ever asked under it. */
    boolean hasConsumed(AuthorizationId authorization);

    /** False when a use of this id exists already; nothing changed then. */
    boolean add(Use use);

    void replace(Use use, Instant at);

    /** As {@link #replace}, of all of them. */
    void consume(Collection<Consumed> uses, Instant at);
}
