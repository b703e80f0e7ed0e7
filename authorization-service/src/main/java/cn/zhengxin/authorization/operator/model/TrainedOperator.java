package cn.zhengxin.authorization.operator.model;

/** Waits for the approvals of both levels. */
public record TrainedOperator(OperatorFacts facts) implements Applicant {

    @Override
    public OperatorState state() {
        return OperatorState.TRAINED;
    }

    /** O5: approved once every level has. */
    public Applicant approve(Approvals approvals) {
        return approvals.missing().isEmpty() ? new ApprovedOperator(facts) : this;
    }
}
