/** Which days the bank works, by the State Council's notices. */
@NullMarked
package cn.zhengxin.authorization.calendar;

import org.jspecify.annotations.NullMarked;
