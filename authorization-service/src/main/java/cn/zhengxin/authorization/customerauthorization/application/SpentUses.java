package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;

/** How much of an authorization is used up (A13). */
public interface SpentUses {

    /** Uses held or spent, of the authorization and of every one derived from it (A7). */
    long takenOf(AuthorizationId authorization);
}
