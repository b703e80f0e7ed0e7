package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;

/** States as answers spell them. */
public enum AuthorizationState {
    DRAFT,
    SIGNED,
    ACTIVE,
    REJECTED,
    WITHDRAWN,
    CLOSED;

    public static AuthorizationState of(CustomerAuthorization authorization) {
        return switch (authorization) {
            case Draft _ -> DRAFT;
            case Signed _ -> SIGNED;
            case Active _ -> ACTIVE;
            case Rejected _ -> REJECTED;
            case Withdrawn _ -> WITHDRAWN;
            case Closed _ -> CLOSED;
        };
    }
}
