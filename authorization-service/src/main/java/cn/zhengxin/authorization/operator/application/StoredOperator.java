package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.OperatorFacts;

/** An operator as kept; the version grows by one with every change. */
public record StoredOperator(Operator operator, long version) {

    public OperatorFacts facts() {
        return operator.facts();
    }
}
