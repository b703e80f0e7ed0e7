package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationStatement;
import cn.zhengxin.authorization.customerauthorization.model.StatedChain;

/** Enter this authorization. */
public record EnterAuthorizationCommand(AuthorizationStatement statement, StatedChain chain, Requester requester) {}
