package cn.zhengxin.query.specialgrant.web;

import jakarta.validation.constraints.NotNull;

/** The word of a department head. */
record SpecialGrantDecisionRequest(@NotNull Decision decision) {

    enum Decision {
        APPROVE,
        REJECT
    }
}
