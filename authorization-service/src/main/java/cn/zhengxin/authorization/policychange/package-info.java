/** New versions of the policy: proposed by one person, approved by another. */
@NullMarked
package cn.zhengxin.authorization.policychange;

import org.jspecify.annotations.NullMarked;
