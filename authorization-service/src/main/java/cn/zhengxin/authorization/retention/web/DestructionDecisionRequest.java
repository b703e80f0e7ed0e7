package cn.zhengxin.authorization.retention.web;

import cn.zhengxin.authorization.retention.application.DecideDestruction;
import jakarta.validation.constraints.NotNull;

/** What the second person decided. */
record DestructionDecisionRequest(@NotNull DecideDestruction.Verdict decision) {}
