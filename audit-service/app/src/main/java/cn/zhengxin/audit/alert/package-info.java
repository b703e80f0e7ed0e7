/** Alerts: raised once, looked at and found upon by two people within their clocks (U7, U8). */
@NullMarked
package cn.zhengxin.audit.alert;

import org.jspecify.annotations.NullMarked;
