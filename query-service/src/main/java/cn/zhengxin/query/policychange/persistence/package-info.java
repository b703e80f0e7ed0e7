/** Versions of the policy in PostgreSQL. */
@NullMarked
package cn.zhengxin.query.policychange.persistence;

import org.jspecify.annotations.NullMarked;
