package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Applicant;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O7: the administrator in charge lets an account work again that nobody used for too long. */
@Service
public class UnlockOperator {

    private final OperatorChanges changes;

    public UnlockOperator(OperatorChanges changes) {
        this.changes = changes;
    }

    @Transactional
    public OperatorChange handle(UnlockOperatorCommand command) {
        return changes.byAdministrator(
                Operation.UNLOCK,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> unlock(current, command.reason()));
    }

    private OperatorChange unlock(Current current, UnlockOperatorCommand.Reason reason) {
        return switch (current.stored().operator()) {
            case LockedOperator locked ->
                changes.keep(current, locked.unlock(current.today()), unlocked(current, reason));
            // Refused for want of use already, only not entered by the job yet.
            case ActiveOperator active
            when isUnused(active, current) ->
                changes.keep(
                        current,
                        active.lock(current.now()).unlock(current.today()),
                        LockUnusedOperators.locked(current.facts(), current.now(), current.policy()),
                        unlocked(current, reason));
            case ActiveOperator _, SuspendedOperator _, Applicant _, DepartedOperator _ ->
                new OperatorChange.NotInThisState();
        };
    }

    private static boolean isUnused(ActiveOperator active, Current current) {
        return Obstacle.of(active, current.policy(), current.today()).equals(Optional.of(Obstacle.UNUSED));
    }

    private static AuditEvent unlocked(Current current, UnlockOperatorCommand.Reason reason) {
        return current.event("OperatorUnlocked", "ACTIVE")
                .with(OperatorEvents.ACCOUNT_REFUSED, false)
                .with("reason", reason.name());
    }
}
