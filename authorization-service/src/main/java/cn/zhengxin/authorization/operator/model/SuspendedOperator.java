package cn.zhengxin.authorization.operator.model;

/** May do nothing until reinstated. */
public record SuspendedOperator(OperatorFacts facts, Suspension suspension) implements Operator {

    public ActiveOperator reinstate() {
        return new ActiveOperator(facts);
    }
}
