/** Special grants (Q3): time-boxed permission for queries out of the ordinary, granted by a second person and used up visibly. */
@NullMarked
package cn.zhengxin.query.specialgrant;

import org.jspecify.annotations.NullMarked;
