package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationStatement;

/** Enter this authorization. */
public record EnterAuthorizationCommand(AuthorizationStatement statement, Requester requester) {}
