package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.application.OperatorVisibility;
import cn.zhengxin.authorization.policy.RuleCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O6: takes the points a violation costs, on the word of a compliance officer of the institution. */
@Service
class DeductPoints {

    private final OperatorChanges changes;
    private final ViolationTable table;

    DeductPoints(OperatorChanges changes, ViolationTable table) {
        this.changes = changes;
        this.table = table;
    }

    @Transactional
    public OperatorChange handle(DeductPointsCommand command) {
        return changes.bySomebody(
                Operation.DEDUCT_POINTS,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                DeductPoints::excluded,
                current -> table.deduct(current, command.violation(), command.findingReference()));
    }

    /** A finding against oneself is entered by somebody else. */
    private static @Nullable RuleCode excluded(Current current) {
        return OperatorVisibility.isOneself(current.requester().party(), current.facts()) ? RuleCode.O1 : null;
    }
}
