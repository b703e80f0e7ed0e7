package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.policy.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** O6, U8: takes the points that a finding costs to which two people agreed in another service. */
@Service
public class DeductForFinding {

    private final OperatorChanges changes;
    private final ViolationTable table;

    DeductForFinding(OperatorChanges changes, ViolationTable table) {
        this.changes = changes;
        this.table = table;
    }

    /**
     * Deducts.
     *
     * @param secondPerson who agreed to the finding
     */
    @Transactional
    public OperatorChange handle(
            Account account, Violation violation, String findingReference, Requester secondPerson) {
        return changes.decidedElsewhere(
                Operation.DEDUCT_POINTS,
                account,
                secondPerson,
                current -> table.deduct(current, violation, findingReference));
    }
}
