package cn.zhengxin.authorization.operator.model;

import java.time.Instant;

/** Not departed. */
public sealed interface EmployedOperator extends Operator permits Applicant, OpenedOperator {

    /** O7: final; whoever comes back applies anew. */
    default DepartedOperator leave(Instant at) {
        return new DepartedOperator(facts().withoutProposal(), new Departure(at));
    }

    /** O7: whoever works elsewhere from now on does not go on under what was granted for the old place. */
    EmployedOperator move(Place to, Account by, Instant at);
}
