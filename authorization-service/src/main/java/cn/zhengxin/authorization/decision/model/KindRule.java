package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.policy.RuleCode;
import java.util.List;

/** A1: consent is of one kind. Consent to report data lets nobody query. */
record KindRule() implements UseRule {

    @Override
    public List<RuleCode> refusals(UseInQuestion question) {
        return switch (question.content().kind()) {
            case QUERY -> List.of();
            case REPORT -> List.of(RuleCode.A1);
        };
    }
}
