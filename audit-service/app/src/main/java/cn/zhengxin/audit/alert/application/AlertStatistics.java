package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.AlertTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many alerts there were and how long they took, counted anew at each question. */
public interface AlertStatistics {

    /** What is told apart. */
    enum Dimension {
        /** Nothing: one line for all. */
        ALL,
        LEVEL,
        INDICATOR,
        INSTITUTION
    }

    /**
     * One line.
     *
     * @param value of the dimension; absent for all, and for alerts without an institution
     * @param open not closed by now
     * @param overdue open, and a running clock is over
     * @param medianMinutesToFirstCheck of those that were looked at; absent without any
     * @param medianMinutesToClosing of those that are closed; absent without any
     */
    record Line(
            Dimension dimension,
            @Nullable String value,
            long raised,
            long open,
            long overdue,
            long closedConfirmed,
            long closedNotConfirmed,
            @Nullable BigDecimal medianMinutesToFirstCheck,
            @Nullable BigDecimal p95MinutesToFirstCheck,
            @Nullable BigDecimal medianMinutesToClosing,
            @Nullable BigDecimal p95MinutesToClosing) {}

    /** Of alerts that were raised from the one moment on and before the other, as far as the reader sees them. */
    List<Line> of(AlertReader reader, Instant from, Instant before, AlertTerms terms, Instant now);
}
