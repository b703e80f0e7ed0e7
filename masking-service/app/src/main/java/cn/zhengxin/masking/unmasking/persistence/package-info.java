/** Unmaskings in PostgreSQL. */
@NullMarked
package cn.zhengxin.masking.unmasking.persistence;

import org.jspecify.annotations.NullMarked;
