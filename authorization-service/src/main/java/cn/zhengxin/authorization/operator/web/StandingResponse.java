package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.model.Grade;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an operator stands right now (Q2). Of an unknown account every answer is no. */
record StandingResponse(
        String account,
        boolean known,
        boolean active,

        @Schema(description = "Null for an unknown account") @Nullable Grade grade,

        boolean bureauAccountMapped,
        boolean terminalBound,

        @Schema(description = "Null for an unknown account") @Nullable String institution,

        int policyVersion) {}
