package cn.zhengxin.authorization.alertfreeze;

import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Lock;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * U7: an alert was closed. Not confirmed, it lifts the suspension that alerts gave, once no other alert holds the account. Confirmed,
 * the suspension stays, and whoever is in charge of the account lifts it (O2).
 */
@Component
class EndFreeze {

    private final Operators operators;
    private final AlertFreezes freezes;
    private final AuthorizationPolicies policies;
    private final PlatformEvents events;
    private final Clock clock;

    EndFreeze(
            Operators operators,
            AlertFreezes freezes,
            AuthorizationPolicies policies,
            PlatformEvents events,
            Clock clock) {
        this.operators = operators;
        this.freezes = freezes;
        this.policies = policies;
        this.events = events;
        this.clock = clock;
    }

    void handle(UUID alert, Account account, AlertFreezes.Outcome outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        operators.findForChange(account).ifPresent(stored -> {
            freezes.end(alert, outcome, now);
            if (stored.operator() instanceof SuspendedOperator suspended
                    && suspended.suspension().reason() == SuspensionReason.VIOLATION_SUSPECTED
                    && freezes.isOver(account, suspended.suspension().at())) {
                release(stored, suspended, now);
            }
        });
    }

    /** The account works again, unless meanwhile, or before, something else has come to keep it from working (O7, O8). */
    private void release(StoredOperator stored, SuspendedOperator suspended, Instant now) {
        ActiveOperator active = suspended.release();
        var obstacle = Obstacle.of(active, policies.at(now), BankDay.of(now));
        if (obstacle.isEmpty()) {
            operators.replace(stored, active);
            events.append(
                    "OperatorReinstated",
                    stored.facts(),
                    now,
                    "ACTIVE",
                    event -> event.with(OperatorEvents.ACCOUNT_REFUSED, false)
                            .with(
                                    "suspendedFor",
                                    suspended.suspension().reason().name()));
            return;
        }
        switch (obstacle.get()) {
            case UNUSED -> {
                operators.replace(stored, new LockedOperator(stored.facts(), new Lock(now)));
                events.append(
                        "OperatorLocked",
                        stored.facts(),
                        now,
                        "LOCKED",
                        event -> event.with(OperatorEvents.ACCOUNT_REFUSED, true)
                                .with("lastUsedOn", stored.facts().lastUsedOn().toString()));
            }
            case NOT_RECERTIFIED -> {
                operators.replace(
                        stored, active.suspend(PlatformEvents.ACCOUNT, SuspensionReason.NOT_RECERTIFIED, now));
                events.append(
                        "OperatorSuspended",
                        stored.facts(),
                        now,
                        "SUSPENDED",
                        event -> event.with(OperatorEvents.ACCOUNT_REFUSED, true)
                                .with("reason", SuspensionReason.NOT_RECERTIFIED.name()));
            }
            // At grade C the way back is another (O6); the others are states that no active account has.
            case GRADE, NOT_OPEN, LOCKED, SUSPENDED, LEFT -> {}
        }
    }
}
