/** Taking a report into a credit file, by rule and by a second person; nothing else outlives its days (Q14). */
@NullMarked
package cn.zhengxin.query.adoption;

import org.jspecify.annotations.NullMarked;
