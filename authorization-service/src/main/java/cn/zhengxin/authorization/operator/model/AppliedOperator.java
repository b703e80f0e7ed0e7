package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.LocalDate;

/** Exam, training or agreement still missing. */
public record AppliedOperator(OperatorFacts facts) implements Applicant {

    @Override
    public OperatorState state() {
        return OperatorState.APPLIED;
    }

    /** O5: trained as soon as everything asked of the person is on record. */
    public Applicant assess(Qualifications qualifications, AuthorizationPolicy policy, LocalDate today) {
        return qualifications.missing(policy, today).isEmpty() ? new TrainedOperator(facts) : this;
    }
}
