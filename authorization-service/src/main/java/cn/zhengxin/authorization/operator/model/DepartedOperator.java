package cn.zhengxin.authorization.operator.model;

/** O7: left the bank. There is no way back from here. */
public record DepartedOperator(OperatorFacts facts, Departure departure) implements Operator {

    @Override
    public OperatorState state() {
        return OperatorState.LEFT;
    }
}
