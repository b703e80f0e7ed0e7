package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.application.OperatorVisibility;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.OpenedOperator;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.policy.RuleCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O6: takes the points a violation costs, by the table of the policy; at grade C the account is suspended in the same transaction. */
@Service
class DeductPoints {

    private final OperatorChanges changes;
    private final Deductions deductions;

    DeductPoints(OperatorChanges changes, Deductions deductions) {
        this.changes = changes;
        this.deductions = deductions;
    }

    @Transactional
    public OperatorChange handle(DeductPointsCommand command) {
        return changes.bySomebody(
                Operation.DEDUCT_POINTS,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                DeductPoints::excluded,
                current -> current.stored().operator() instanceof OpenedOperator opened
                        ? deduct(current, opened, command)
                        : new OperatorChange.NotInThisState());
    }

    /** A finding against oneself is entered by somebody else. */
    private static @Nullable RuleCode excluded(Current current) {
        return OperatorVisibility.isOneself(current.requester().party(), current.facts()) ? RuleCode.O1 : null;
    }

    private OperatorChange deduct(Current current, OpenedOperator before, DeductPointsCommand command) {
        var points = current.policy().deduction(command.violation());
        var party = current.requester().party();
        var account = current.facts().account();
        var isFirst = deductions.count(
                new Deduction(command.findingReference(), account, command.violation(), points, party, current.now()));
        if (!isFirst) {
            return new OperatorChange.AlreadyRecorded();
        }
        var after = before.deduct(points, current.policy(), new Account(party.account()), current.now());
        var deducted = current.event("SecurityPointsDeducted", "DEDUCTED")
                .with("violation", command.violation().name())
                .with("findingReference", command.findingReference())
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
