/** Versions of the masking policy in PostgreSQL. */
@NullMarked
package cn.zhengxin.masking.policychange.persistence;

import org.jspecify.annotations.NullMarked;
