/** Special grants in PostgreSQL. */
@NullMarked
package cn.zhengxin.query.specialgrant.persistence;

import org.jspecify.annotations.NullMarked;
