package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** Q1: the purpose and the report type are those the subject consented to. */
record ScopeRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        var covered = question.content().purpose() == question.use().purpose()
                && question.content().reportTypes().contains(question.use().reportType());
        return covered ? List.of() : List.of(RuleCode.Q1);
    }
}
