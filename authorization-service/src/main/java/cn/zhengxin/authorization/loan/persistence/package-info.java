/** Loans in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.loan.persistence;

import org.jspecify.annotations.NullMarked;
