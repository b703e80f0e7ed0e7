package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.decision.model.UseId;

/** Names a use that was asked for earlier. */
public record UseCommand(AuthorizationId authorization, UseId use, Requester requester) {}
