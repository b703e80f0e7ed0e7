/** Use cases of policy versions and the ports they need. */
@NullMarked
package cn.zhengxin.authorization.policychange.application;

import org.jspecify.annotations.NullMarked;
