/** Operators' accounts at the identity provider: carried over, compared. */
@NullMarked
package cn.zhengxin.authorization.identityprovider.application;

import org.jspecify.annotations.NullMarked;
