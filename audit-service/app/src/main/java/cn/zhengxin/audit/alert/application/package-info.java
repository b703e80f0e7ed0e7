/** Raising alerts, looking at them, finding upon them, and telling which are overdue. */
@NullMarked
package cn.zhengxin.audit.alert.application;

import org.jspecify.annotations.NullMarked;
