/** Disputes in PostgreSQL; what people wrote is sealed. */
@NullMarked
package cn.zhengxin.dispute.dispute.persistence;

import org.jspecify.annotations.NullMarked;
