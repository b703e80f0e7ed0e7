package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.decision.model.IntendedUse;

/**
 * Would a use of this authorization be granted now?
 *
 * @param subjectNameReference what the query's name for the subject is compared by; compared once and not kept
 */
public record ExamineUseCommand(AuthorizationId authorization, IntendedUse intendedUse, String subjectNameReference) {}
