package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.statement.FieldFault;
import java.util.List;

/** Whether a statement holds every element of an authorization (A1). */
public sealed interface Completeness {

    record Complete(AuthorizationContent content, SubjectParticulars particulars) implements Completeness {}

    /** Every missing or malformed element, in one answer. */
    record Incomplete(List<FieldFault> faults) implements Completeness {
        public Incomplete {
            faults = List.copyOf(faults);
        }
    }
}
