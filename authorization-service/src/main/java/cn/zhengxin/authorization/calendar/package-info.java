/** What a day is at the bank, and which days it works, by the State Council's notices. No other room names a time zone. */
@NullMarked
package cn.zhengxin.authorization.calendar;

import org.jspecify.annotations.NullMarked;
