package cn.zhengxin.authorization.operator.model;

/** Somebody of the bank's staff who works with credit reports. */
public sealed interface Operator permits ActiveOperator, SuspendedOperator {

    OperatorFacts facts();
}
