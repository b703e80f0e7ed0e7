/** How far accounts were carried over, and differences, in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.identityprovider.persistence;

import org.jspecify.annotations.NullMarked;
