package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.LocalDate;
import java.util.List;

/** Approved at each level, to be opened by the administrator in charge. */
public record ApprovedOperator(OperatorFacts facts) implements Applicant {

    /** What became of opening. */
    public sealed interface Opening {

        record Opened(ActiveOperator active) implements Opening {}

        /** Every element missing today; a training may have lapsed since the approvals. */
        record NotReady(List<Missing> missing) implements Opening {
            public NotReady {
                missing = List.copyOf(missing);
            }
        }
    }

    @Override
    public OperatorState state() {
        return OperatorState.APPROVED;
    }

    /** O5. */
    public Opening open(
            Qualifications qualifications, Approvals approvals, AuthorizationPolicy policy, LocalDate today) {
        var missing = Missing.toOpen(qualifications.missing(policy, today), approvals.missing());
        return missing.isEmpty()
                ? new Opening.Opened(new ActiveOperator(facts.usedOn(today)))
                : new Opening.NotReady(missing);
    }
}
