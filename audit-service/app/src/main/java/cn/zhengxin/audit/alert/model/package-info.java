/** An alert and its life. */
@NullMarked
package cn.zhengxin.audit.alert.model;

import org.jspecify.annotations.NullMarked;
