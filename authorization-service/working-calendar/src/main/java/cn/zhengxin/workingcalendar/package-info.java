/**
 * What a day is at the bank, and which days it works, by the State Council's notices. No service names a time zone or a holiday of
 * its own.
 */
@NullMarked
package cn.zhengxin.workingcalendar;

import org.jspecify.annotations.NullMarked;
