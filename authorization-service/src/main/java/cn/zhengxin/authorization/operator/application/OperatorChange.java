package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.policy.RuleEntry;
import java.util.List;

/** What became of changing an account. */
public sealed interface OperatorChange {

    record Changed(StoredOperator stored) implements OperatorChange {}

    /** Unknown, or not this caller's to know. */
    record Unknown() implements OperatorChange {}

    record Outdated() implements OperatorChange {}

    record NotInThisState() implements OperatorChange {}

    /** Recorded before under the same reference. */
    record AlreadyRecorded() implements OperatorChange {}

    /** The request names something that is not there. */
    record Invalid(List<Missing> faults) implements OperatorChange {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** A rule says no; what it misses is named at once. */
    record Refused(RuleEntry rule, List<Missing> missing) implements OperatorChange {
        public Refused {
            missing = List.copyOf(missing);
        }
    }
}
