package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.alert.model.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are looked for; absent members do not restrict.
 *
 * @param overdue true: those of which a running clock is over; false: all others
 */
public record AlertFilter(
        @Nullable AlertState state,
        @Nullable AlertLevel level,
        @Nullable String institution,
        @Nullable String account,
        @Nullable Boolean overdue) {}
