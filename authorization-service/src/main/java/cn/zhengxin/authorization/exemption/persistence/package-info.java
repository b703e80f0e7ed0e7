/** Judicial exemptions in PostgreSQL; what names people only sealed. */
@NullMarked
package cn.zhengxin.authorization.exemption.persistence;

import org.jspecify.annotations.NullMarked;
