package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.AuthorizationId;

/**
 * A7: what a consent to hand on continues.
 *
 * @param authorization the authorization whose partner may hand on
 * @param partner code of the partner that may hand on
 */
public record DerivedFrom(AuthorizationId authorization, String partner) {}
