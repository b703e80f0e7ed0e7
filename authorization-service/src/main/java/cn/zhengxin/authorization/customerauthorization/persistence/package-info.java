/** Authorizations in PostgreSQL; particulars of subjects only sealed. */
@NullMarked
package cn.zhengxin.authorization.customerauthorization.persistence;

import org.jspecify.annotations.NullMarked;
