package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.authorization.authorizationbatch.model.StatedBatch;
import cn.zhengxin.authorization.caller.Requester;

/** Enter all of these authorizations, or none. */
public record EnterAuthorizationBatchCommand(StatedBatch batch, Requester requester) {}
