package cn.zhengxin.authorization.retention.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;

/** One file to destroy, and why it is due. */
public record DestructionItem(
        AuthorizationId authorization, AuthorizationNumber number, SubjectReference subject, Retention retention) {}
