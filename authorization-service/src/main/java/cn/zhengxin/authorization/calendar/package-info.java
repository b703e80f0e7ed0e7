/** The calendar of working days, loaded from the file that the settings name. */
@NullMarked
package cn.zhengxin.authorization.calendar;

import org.jspecify.annotations.NullMarked;
