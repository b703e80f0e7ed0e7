/** Alerts over the API. */
@NullMarked
package cn.zhengxin.audit.alert.web;

import org.jspecify.annotations.NullMarked;
