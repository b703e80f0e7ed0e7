package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;

/**
 * An authorization as it is kept.
 *
 * @param version grows by one with every change; what {@code ETag} and {@code If-Match} speak of
 */
public record StoredAuthorization(CustomerAuthorization authorization, long version) {

    public AuthorizationId id() {
        return authorization.id();
    }

    public AuthorizationFacts facts() {
        return authorization.facts();
    }
}
