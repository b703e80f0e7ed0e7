/** Versions of the policy: proposed by one person of the head institution, decided by another. */
@NullMarked
package cn.zhengxin.query.policychange;

import org.jspecify.annotations.NullMarked;
