/** Subjects who are queried often are brought to attention; nothing is refused for it (Q8). */
@NullMarked
package cn.zhengxin.query.oftenqueried;

import org.jspecify.annotations.NullMarked;
