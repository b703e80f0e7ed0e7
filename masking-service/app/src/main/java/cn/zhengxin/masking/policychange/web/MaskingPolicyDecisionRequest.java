package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.masking.policychange.application.DecidePolicy;
import jakarta.validation.constraints.NotNull;

/** What the second person decided. */
record MaskingPolicyDecisionRequest(@NotNull Decision decision) {

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
