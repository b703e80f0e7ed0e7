/** Templates in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.template.persistence;

import org.jspecify.annotations.NullMarked;
