package cn.zhengxin.query.protectedperson.web;

import cn.zhengxin.query.protectedperson.ChangeProtection.Verdict;
import jakarta.validation.constraints.NotNull;

/** The second person's word. */
record ProtectionDecisionRequest(@NotNull Verdict decision) {}
