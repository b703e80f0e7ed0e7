package cn.zhengxin.query.batch.web;

import cn.zhengxin.query.batch.application.DecideBatchCommand;
import jakarta.validation.constraints.NotNull;

/** A risk officer's word on a batch. */
record BatchDecisionRequest(@NotNull DecideBatchCommand.Verdict decision) {}
