package cn.zhengxin.query.policychange.web;

import cn.zhengxin.query.policychange.application.DecidePolicy;
import jakarta.validation.constraints.NotNull;

/** What the second person decided. */
record GatePolicyDecisionRequest(@NotNull Decision decision) {

    enum Decision {
        APPROVE,
        REJECT
    }

    DecidePolicy.Word word() {
        return switch (decision) {
            case APPROVE -> DecidePolicy.Word.APPROVE;
            case REJECT -> DecidePolicy.Word.REJECT;
        };
    }
}
