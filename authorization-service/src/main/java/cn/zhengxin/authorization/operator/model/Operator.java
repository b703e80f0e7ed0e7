package cn.zhengxin.authorization.operator.model;

/**
 * Somebody of the bank's staff who works with credit reports: applied, trained, approved, active, then locked or suspended and
 * back, and left for good.
 */
public sealed interface Operator permits EmployedOperator, DepartedOperator {

    OperatorFacts facts();

    OperatorState state();
}
