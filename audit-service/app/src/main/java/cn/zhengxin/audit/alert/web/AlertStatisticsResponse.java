package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.alert.application.AlertStatistics;
import cn.zhengxin.audit.alert.application.AlertStatistics.Dimension;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts raised on these days.
 *
 * @param to the last day
 */
record AlertStatisticsResponse(
        LocalDate from,
        LocalDate to,
        AlertFigures total,
        List<AlertFigures> byLevel,
        List<AlertFigures> byIndicator,
        List<AlertFigures> byInstitution) {

    AlertStatisticsResponse {
        byLevel = List.copyOf(byLevel);
        byIndicator = List.copyOf(byIndicator);
        byInstitution = List.copyOf(byInstitution);
    }

    /**
     * What became of some alerts, and how long it took.
     *
     * @param value the level, indicator or institution; absent for all, and for accounts of no institution
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertFigures(
            @Nullable String value,
            long raised,
            long open,
            long overdue,
            long closedConfirmed,
            long closedNotConfirmed,
            @Nullable BigDecimal medianMinutesToFirstCheck,
            @Nullable BigDecimal p95MinutesToFirstCheck,
            @Nullable BigDecimal medianMinutesToClosing,
            @Nullable BigDecimal p95MinutesToClosing) {

        private static AlertFigures of(AlertStatistics.Line line) {
            return new AlertFigures(
                    line.value(),
                    line.raised(),
                    line.open(),
                    line.overdue(),
                    line.closedConfirmed(),
                    line.closedNotConfirmed(),
                    line.medianMinutesToFirstCheck(),
                    line.p95MinutesToFirstCheck(),
                    line.medianMinutesToClosing(),
                    line.p95MinutesToClosing());
        }
    }

    static AlertStatisticsResponse of(LocalDate from, LocalDate to, List<AlertStatistics.Line> lines) {
        return new AlertStatisticsResponse(
                from,
                to,
                figures(lines, Dimension.ALL).getFirst(),
                figures(lines, Dimension.LEVEL),
                figures(lines, Dimension.INDICATOR),
                figures(lines, Dimension.INSTITUTION));
    }

    private static List<AlertFigures> figures(List<AlertStatistics.Line> lines, Dimension dimension) {
        return lines.stream()
                .filter(line -> line.dimension() == dimension)
                .map(AlertFigures::of)
                .toList();
    }
}
