package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.gate.QueryPermissions;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Whatever is due. */
    public void handle() {
        // One at a time, and no further after the first failure: a peer that is down is not asked for every action.
        List<UseAction> due = actions.due(properties.settlementBatch() * 8);
        for (UseAction action : due) {
            if (!perform(action)) {
                return;
            }
        }
    }

    /** Of an action that is on record as owed: at once, if it can be done; if not, the worker comes back to it. */
    void of(UseAction owed) {
        perform(owed);
    }

    /** At once, if it can be done; if not, the worker comes back to it. */
    void of(CreditQueryId query) {
        actions.owedFor(query).ifPresent(this::perform);
    }

    /** True when nothing is owed under the authorization any more. */
    boolean under(AuthorizationId authorization) {
        return actions.owedUnder(authorization).stream().allMatch(this::perform);
    }

    /** Whoever wants done what another does at this moment waits for that, without a connection and without asking once more. */
    private boolean perform(UseAction action) {
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
        boolean noted = switch (action.kind()) {
            case CONSUME -> permissions.consume(action.authorization(), action.query());
            case RELEASE -> permissions.release(action.authorization(), action.query());
        };
        if (noted) {
            actions.done(action);
        } else {
            actions.postpone(action, properties.retryPause());
        }
        return noted;
    }
}
