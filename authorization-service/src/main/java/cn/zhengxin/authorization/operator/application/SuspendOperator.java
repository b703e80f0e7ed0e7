package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Applicant;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O2, O11: suspends an account; every decision after this commit refuses it. */
@Service
public class SuspendOperator {

    private final OperatorChanges changes;

    public SuspendOperator(OperatorChanges changes) {
        this.changes = changes;
    }

    @Transactional
    public OperatorChange handle(SuspendOperatorCommand command) {
        return changes.byAdministrator(
                Operation.SUSPEND,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> suspend(current, command.reason()));
    }

    private OperatorChange suspend(Current current, SuspensionReason reason) {
        var by = new Account(current.requester().party().account());
        return switch (current.stored().operator()) {
            case ActiveOperator active -> keep(current, active.suspend(by, reason, current.now()));
            case LockedOperator locked -> keep(current, locked.suspend(by, reason, current.now()));
            case SuspendedOperator _, Applicant _, DepartedOperator _ -> new OperatorChange.NotInThisState();
        };
    }

    private OperatorChange keep(Current current, SuspendedOperator suspended) {
        return changes.keep(
                current,
                suspended,
                current.event("OperatorSuspended", "SUSPENDED")
                        .with(OperatorEvents.ACCOUNT_REFUSED, true)
                        .with("reason", suspended.suspension().reason().name()));
    }
}
