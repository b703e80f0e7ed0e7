package cn.zhengxin.authorization.operator.model;

import java.time.Instant;

/** Applied for, not yet opened (O5). */
public sealed interface Applicant extends EmployedOperator permits AppliedOperator, TrainedOperator, ApprovedOperator {

    /** The application starts over where the person now is; approvals of the old place do not count there. */
    @Override
    default AppliedOperator move(Place to, Account by, Instant at) {
        return new AppliedOperator(facts().at(to).reapplied(at));
    }
}
