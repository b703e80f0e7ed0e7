package cn.zhengxin.authorization.alertfreeze;

import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Applicant;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** U7, O11: an alert of some gravity suspends the account in the caller's transaction; every decision after its commit refuses it. */
@Component
class FreezeAccount {

    private final Operators operators;
    private final AlertFreezes freezes;
    private final PlatformEvents events;
    private final Clock clock;

    FreezeAccount(Operators operators, AlertFreezes freezes, PlatformEvents events, Clock clock) {
        this.operators = operators;
        this.freezes = freezes;
        this.events = events;
        this.clock = clock;
    }

    /** Unknown accounts, applicants and those who left have nothing to freeze. */
    void handle(UUID alert, Account account) {
        // The database keeps microseconds; the suspension is found again by its moment.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        operators.findForChange(account).ifPresent(stored -> {
            switch (stored.operator()) {
                case ActiveOperator active ->
                    freeze(
                            alert,
                            stored,
                            active.suspend(PlatformEvents.ACCOUNT, SuspensionReason.VIOLATION_SUSPECTED, now));
                case LockedOperator locked ->
                    freeze(
                            alert,
                            stored,
                            locked.suspend(PlatformEvents.ACCOUNT, SuspensionReason.VIOLATION_SUSPECTED, now));
                case SuspendedOperator suspended -> {
                    var since = suspended.suspension().at();
                    freezes.hold(alert, account, freezes.isHeldSince(account, since) ? since : null);
                }
                case Applicant _, DepartedOperator _ -> {}
            }
        });
    }

    private void freeze(UUID alert, StoredOperator stored, SuspendedOperator suspended) {
        var suspension = suspended.suspension();
        operators.replace(stored, suspended);
        freezes.hold(alert, stored.facts().account(), suspension.at());
        events.append(
                "OperatorSuspended",
                stored.facts(),
                suspension.at(),
                "SUSPENDED",
                event -> event.with(OperatorEvents.ACCOUNT_REFUSED, true)
                        .with("reason", suspension.reason().name()));
    }
}
