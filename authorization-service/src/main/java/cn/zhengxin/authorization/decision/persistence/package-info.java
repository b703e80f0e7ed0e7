/** Uses in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.decision.persistence;

import org.jspecify.annotations.NullMarked;
