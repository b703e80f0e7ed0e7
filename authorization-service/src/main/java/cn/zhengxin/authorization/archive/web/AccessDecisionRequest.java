package cn.zhengxin.authorization.archive.web;

import cn.zhengxin.authorization.archive.model.AccessDecision;
import jakarta.validation.constraints.NotNull;

/** What an approver decided. */
record AccessDecisionRequest(@NotNull AccessDecision.Verdict decision) {}
