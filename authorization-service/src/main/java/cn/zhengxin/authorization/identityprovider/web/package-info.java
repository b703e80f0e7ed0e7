/** Differences between register and identity provider, for administrators and auditors. */
@NullMarked
package cn.zhengxin.authorization.identityprovider.web;

import org.jspecify.annotations.NullMarked;
