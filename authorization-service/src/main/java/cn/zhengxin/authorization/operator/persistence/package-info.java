/** Operators in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.operator.persistence;

import org.jspecify.annotations.NullMarked;
