/** Holds, disputes and destructions in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.retention.persistence;

import org.jspecify.annotations.NullMarked;
