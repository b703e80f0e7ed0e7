/** Addresses of policy versions and of the rule catalogue. */
@NullMarked
package cn.zhengxin.authorization.policychange.web;

import org.jspecify.annotations.NullMarked;
