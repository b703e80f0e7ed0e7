/** Whom compliance of the head institution protects: queries on them are decided by compliance (Q10). */
@NullMarked
package cn.zhengxin.query.protectedperson;

import org.jspecify.annotations.NullMarked;
