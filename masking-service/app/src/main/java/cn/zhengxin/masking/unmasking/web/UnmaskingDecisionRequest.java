package cn.zhengxin.masking.unmasking.web;

import cn.zhengxin.masking.unmasking.application.DecideUnmasking;
import jakarta.validation.constraints.NotNull;

/** What the second person decided. */
record UnmaskingDecisionRequest(@NotNull Decision decision) {

    enum Decision {
        APPROVE,
        REJECT
    }

    DecideUnmasking.Word word() {
        return switch (decision) {
            case APPROVE -> DecideUnmasking.Word.APPROVE;
            case REJECT -> DecideUnmasking.Word.REJECT;
        };
    }
}
