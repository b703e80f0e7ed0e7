package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.alert.application.AlertClocks;
import cn.zhengxin.audit.alert.application.AlertStatistics;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.workingcalendar.BankDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many alerts there were, and whether the clocks were kept. */
@RestController
@Tag(name = "alerts")
class AlertStatisticsController {

    private static final int MOST_DAYS = 366;

    private final AlertStatistics statistics;
    private final AlertReaders readers;
    private final AlertClocks clocks;
    private final Clock clock;

    AlertStatisticsController(AlertStatistics statistics, AlertReaders readers, AlertClocks clocks, Clock clock) {
        this.statistics = statistics;
        this.readers = readers;
        this.clocks = clocks;
        this.clock = clock;
    }

    @GetMapping(AlertAccess.STATISTICS)
    @Operation(
            summary = "How many alerts were raised, and how long they took",
            description =
                    "U7: of alerts raised from the first day to the last, both in Asia/Shanghai and both included, at most 366; in all, "
                            + "and by level, indicator and institution. Those of the institution, or all for the head institution and auditors.",
            operationId = "getAlertStatistics")
    @ApiResponse(
            responseCode = "200",
            description = "Numbers, and minutes",
            content = @Content(schema = @Schema(implementation = AlertStatisticsResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "No such span",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> between(@RequestParam LocalDate from, @RequestParam LocalDate to, Caller caller) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
            return Problems.invalid(
                    List.of(new FieldProblem("to", "is from the first day on, and at most " + MOST_DAYS + " days")));
        }
        var lines = statistics.of(
                readers.of(person, Optional.empty()),
                from.atStartOfDay(BankDay.ZONE).toInstant(),
                to.plusDays(1).atStartOfDay(BankDay.ZONE).toInstant(),
                clocks.terms(),
                clock.instant());
        return ResponseEntity.ok(AlertStatisticsResponse.of(from, to, lines));
    }
}
