package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.application.UseAction.Kind;
import cn.zhengxin.query.gate.QueryPermissions;
import cn.zhengxin.query.gate.SpentUse;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the owner of authorizations what became of uses, until it has noted it (A13). */
@Component
public class PerformUseActions {

    private final UseActions actions;
    private final QueryPermissions permissions;
    private final CreditQueryProperties properties;
    private final Map<CreditQueryId, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    public PerformUseActions(UseActions actions, QueryPermissions permissions, CreditQueryProperties properties) {
        this.actions = actions;
        this.permissions = permissions;
        this.properties = properties;
    }

    /**
     * Whatever is due. That uses are spent is told here alone, of many at once: they count as before, so no request waits for it.
     */
    public void handle() {
        List<UseAction> due = actions.due(QueryPermissions.MOST_AT_ONCE);
        // No further after the first failure: a peer that is down is not asked for every action.
        if (!consumed(
                due.stream().filter(action -> action.kind() == Kind.CONSUME).toList())) {
            return;
        }
        // One at a time.
        for (UseAction action : due) {
            if (action.kind() == Kind.RELEASE && !released(action)) {
                return;
            }
        }
    }

    /** False when the owner noted nothing of it. */
    private boolean consumed(List<UseAction> spent) {
        if (spent.isEmpty()) {
            return true;
        }
        Set<CreditQueryId> noted = permissions.consume(spent.stream()
                .map(action -> new SpentUse(action.authorization(), action.query()))
                .toList());
        Map<Boolean, List<UseAction>> told =
                spent.stream().collect(Collectors.partitioningBy(action -> noted.contains(action.query())));
        List<UseAction> done = told.getOrDefault(true, List.of());
        if (!done.isEmpty()) {
            actions.done(done);
        }
        List<UseAction> open = told.getOrDefault(false, List.of());
        if (!open.isEmpty()) {
            actions.postpone(open, properties.retryPause());
        }
        return !done.isEmpty();
    }

    /** A use that is to be given back, at once where it can be done; if not, the worker comes back to it. Others are left to the worker. */
    void of(UseAction owed) {
        if (owed.kind() == Kind.RELEASE) {
            released(owed);
        }
    }

    /** As {@link #of(UseAction)}, of what is on record as owed for the query. */
    void of(CreditQueryId query) {
        actions.owedFor(query).ifPresent(this::of);
    }

    /** True when no use is to be given back under the authorization any more. */
    boolean under(AuthorizationId authorization) {
        return actions.releasesOwedUnder(authorization).stream().allMatch(this::released);
    }

    /** Whoever wants done what another does at this moment waits for that, without a connection and without asking once more. */
    private boolean released(UseAction action) {
        var mine = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> theirs = underWay.putIfAbsent(action.query(), mine);
        if (theirs != null) {
            return theirs.join();
        }
        boolean noted = false;
        try {
            noted = told(action);
        } finally {
            underWay.remove(action.query(), mine);
            mine.complete(noted);
        }
        return noted;
    }

    private boolean told(UseAction action) {
        boolean noted = permissions.release(action.authorization(), action.query());
        if (noted) {
            actions.done(List.of(action));
        } else {
            actions.postpone(List.of(action), properties.retryPause());
        }
        return noted;
    }
}
