package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.policy.Violation;
import org.springframework.stereotype.Component;

/** O6: what a violation costs, by the table of the policy; at grade C the account is suspended in the same transaction. */
@Component
class ViolationTable {

    private final OperatorChanges changes;
    private final Deductions deductions;

    ViolationTable(OperatorChanges changes, Deductions deductions) {
        this.changes = changes;
        this.deductions = deductions;
    }

    /** A finding counts once. Before an account was opened, and after its owner left, nothing is counted. */
    OperatorChange deduct(Current current, Violation violation, String findingReference) {
        return current.stored().operator() instanceof OpenedOperator opened
                ? deduct(current, opened, violation, findingReference)
                : new OperatorChange.NotInThisState();
    }

    private OperatorChange deduct(
            Current current, OpenedOperator before, Violation violation, String findingReference) {
        var points = current.policy().deduction(violation);
        var party = current.requester().party();
        var account = current.facts().account();
        var isFirst =
                deductions.count(new Deduction(findingReference, account, violation, points, party, current.now()));
        if (!isFirst) {
            return new OperatorChange.AlreadyRecorded();
        }
        var after = before.deduct(points, current.policy(), new Account(party.account()), current.now());
        var deducted = current.event("SecurityPointsDeducted", "DEDUCTED")
                .with("violation", violation.name())
                .with("findingReference", findingReference)
                .with("points", points)
                .with("left", after.facts().points())
                .with(
                        "grade",
                        Grade.of(after.facts().points(), current.policy()).name());
        return isNewlyC(before, after)
                ? changes.keep(
                        current,
                        after,
                        deducted,
                        current.event("OperatorSuspended", "SUSPENDED")
                                .with(OperatorEvents.ACCOUNT_REFUSED, true)
                                .with("reason", SuspensionReason.SECURITY_POINTS.name()))
                : changes.keep(current, after, deducted);
    }

    private static boolean isNewlyC(OpenedOperator before, OpenedOperator after) {
        return isForPoints(after) && !isForPoints(before);
    }

    private static boolean isForPoints(OpenedOperator operator) {
        return operator instanceof SuspendedOperator suspended
                && suspended.suspension().reason() == SuspensionReason.SECURITY_POINTS;
    }
}
