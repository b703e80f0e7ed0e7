/** Events of alerts. */
@NullMarked
package cn.zhengxin.audit.alert.messaging;

import org.jspecify.annotations.NullMarked;
