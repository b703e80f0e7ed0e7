/** Policy versions in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.policychange.persistence;

import org.jspecify.annotations.NullMarked;
