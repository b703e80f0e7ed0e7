/** The partner register in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.partner.persistence;

import org.jspecify.annotations.NullMarked;
