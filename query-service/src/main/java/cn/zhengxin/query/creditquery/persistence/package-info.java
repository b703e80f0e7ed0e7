/** Credit queries in PostgreSQL. */
@NullMarked
package cn.zhengxin.query.creditquery.persistence;

import org.jspecify.annotations.NullMarked;
