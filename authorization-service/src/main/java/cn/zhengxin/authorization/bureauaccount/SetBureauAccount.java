package cn.zhengxin.authorization.bureauaccount;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.identity.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O4: set and replaced by the administrator in charge, read by nobody. The event says that it was, not which. */
@Service
class SetBureauAccount {

    private final OperatorChanges changes;
    private final BureauAccounts bureauAccounts;

    SetBureauAccount(OperatorChanges changes, BureauAccounts bureauAccounts) {
        this.changes = changes;
        this.bureauAccounts = bureauAccounts;
    }

    record Command(Account account, @Nullable Long expectedVersion, BureauAccount bureauAccount, Requester requester) {}

    @Transactional
    public OperatorChange handle(Command command) {
        return changes.byAdministrator(
                Operation.SET_BUREAU_ACCOUNT,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> set(current, command.bureauAccount()));
    }

    private OperatorChange set(Current current, BureauAccount bureauAccount) {
        if (current.stored().operator() instanceof DepartedOperator) {
            return new OperatorChange.NotInThisState();
        }
        var roles = current.facts().roles().roles();
        // Roles of accounts from before are not known here.
        if (!roles.isEmpty() && !roles.contains(Role.QUERY_OFFICER) && !roles.contains(Role.REVIEWER)) {
            return changes.refuse(
                    current, RuleCode.O4, List.of(new Missing("roles", "hold no query officer and no reviewer")));
        }
        if (!bureauAccounts.keep(current.facts().account(), bureauAccount)) {
            return changes.refuse(
                    current, RuleCode.O4, List.of(new Missing("bureauAccount", "is another operator's already")));
        }
        return changes.keep(
                current,
                current.stored().operator(),
                current.event("BureauAccountSet", "SET").with("withCredential", bureauAccount.credential() != null));
    }
}
