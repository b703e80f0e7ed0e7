/** Accesses in PostgreSQL; reasons and legal documents only sealed. */
@NullMarked
package cn.zhengxin.authorization.archive.persistence;

import org.jspecify.annotations.NullMarked;
