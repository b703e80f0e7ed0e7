package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.UseId;

/**
 * Hold one use of this authorization for this query.
 *
 * @param subjectNameReference what the query's name for the subject is compared by; compared once and not kept
 */
public record ReserveUseCommand(
        AuthorizationId authorization,
        UseId use,
        IntendedUse intendedUse,
        String subjectNameReference,
        Requester requester) {}
