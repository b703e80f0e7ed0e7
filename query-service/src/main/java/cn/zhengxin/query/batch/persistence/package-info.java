/** Batches and their rows in PostgreSQL. */
@NullMarked
package cn.zhengxin.query.batch.persistence;

import org.jspecify.annotations.NullMarked;
