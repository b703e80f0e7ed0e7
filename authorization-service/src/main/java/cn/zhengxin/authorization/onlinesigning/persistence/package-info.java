/** Steps of online signings in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.onlinesigning.persistence;

import org.jspecify.annotations.NullMarked;
