package cn.zhengxin.authorization.policychange.web;

import cn.zhengxin.authorization.policychange.application.DecidePolicy;
import jakarta.validation.constraints.NotNull;

/** What the second person decided. */
record PolicyDecisionRequest(@NotNull DecidePolicy.Decision decision) {}
