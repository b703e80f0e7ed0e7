/** Accounts in Keycloak. */
@NullMarked
package cn.zhengxin.authorization.identityprovider.keycloak;

import org.jspecify.annotations.NullMarked;
