package cn.zhengxin.query.specialgrant.web;

import jakarta.validation.constraints.NotNull;

/** The word of the head of the department. */
record SpecialGrantDecisionRequest(@NotNull Decision decision) {

    enum Decision {
        APPROVE,
        REJECT
    }
}
