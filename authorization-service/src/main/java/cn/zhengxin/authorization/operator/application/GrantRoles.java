package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.operator.model.RoleSet;
import org.springframework.stereotype.Component;

/** O1: puts roles in force. Where one is taken away, tokens that still say it are refused from the commit on. */
@Component
class GrantRoles {

    private final OperatorChanges changes;
    private final RefusedTokens refusedTokens;

    GrantRoles(OperatorChanges changes, RefusedTokens refusedTokens) {
        this.changes = changes;
        this.refusedTokens = refusedTokens;
    }

    OperatorChange handle(Current current, OpenedOperator opened, RoleSet roles) {
        var event = current.event("OperatorRolesChanged", "CHANGED").with("roles", roles.words());
        if (roles.keepsAllOf(current.facts().roles())) {
            return changes.keep(current, opened.grant(roles), event);
        }
        var change = changes.keep(current, opened.grant(roles), event.with(OperatorEvents.TOKENS_REFUSED, true));
        if (change instanceof OperatorChange.Changed(var stored)) {
            refusedTokens.refuseAll(stored.facts().account(), stored.version());
        }
        return change;
    }
}
