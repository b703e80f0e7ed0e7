package cn.zhengxin.query.disclosure.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.disclosure.ViewOutcome;
import cn.zhengxin.query.disclosure.ViewReport;
import cn.zhengxin.query.disclosure.Viewer;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "credit-queries")
class ReportController {

    private final ViewReport viewReport;
    private final ReportMapper mapper;

    ReportController(ViewReport viewReport, ReportMapper mapper) {
        this.viewReport = viewReport;
        this.mapper = mapper;
    }

    @GetMapping("/api/v1/credit-queries/{id}/report")
    @Operation(
            summary = "The report, masked for this viewer; every view is on record before it is shown",
            operationId = "viewReport")
    @ApiResponse(
            responseCode = "200",
            description = "The masked report with its watermark",
            content = @Content(schema = @Schema(implementation = ReportResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Neither the requester nor the reviewer",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The query has no report",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "410",
            description = "The report's days are over",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It cannot be decided what may be shown",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> view(
            @PathVariable UUID id, Caller caller, @Parameter(hidden = true) Optional<Terminal> terminal) {
        return viewerOf(caller, terminal)
                .<ResponseEntity<?>>map(viewer -> answer(viewReport.handle(new CreditQueryId(id), viewer)))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    private ResponseEntity<?> answer(ViewOutcome outcome) {
        return switch (outcome) {
            case ViewOutcome.Shown shown ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(response(shown));
            case ViewOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case ViewOutcome.NotInvolved() -> Problems.of(QueryProblem.Q14);
            case ViewOutcome.ViewerSuspended() -> Problems.of(QueryProblem.O11);
            case ViewOutcome.TerminalUnknown(var reason) ->
                Problems.of(QueryProblem.Q2, List.of(mapper.reason(reason)));
            case ViewOutcome.NoReport(var query) ->
                Problems.of(
                        QueryProblem.REPORT_NOT_AVAILABLE,
                        List.of(),
                        Map.of("queryId", query.id().value(), "state", query.state()));
            case ViewOutcome.Expired() -> Problems.of(QueryProblem.REPORT_EXPIRED);
            case ViewOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    private ReportResponse response(ViewOutcome.Shown shown) {
        var particulars = shown.query().particulars();
        return new ReportResponse(
                shown.query().id().value(),
                particulars.reportType(),
                particulars.purpose(),
                mapper.watermark(shown.watermark()),
                shown.report().policyVersion(),
                mapper.marks(shown.disputeMarks()),
                shown.report().sections(),
                shown.report().withheld());
    }

    private static Optional<Viewer> viewerOf(Caller caller, Optional<Terminal> terminal) {
        Set<String> roles = caller.roles().stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
        return switch (caller) {
            case Caller.Person person -> {
                String institution = person.institution().value();
                var employee = new Performer.Employee(
                        person.account().value(),
                        person.employeeNumber(),
                        institution,
                        terminal.map(Terminal::address).orElse(null));
                yield Optional.of(new Viewer(employee, institution, roles, Viewer.Channel.STAFF_SCREEN));
            }
            case Caller.System system
            when system.has(Role.PARTNER) ->
                system.actsFor()
                        .map(institution -> new Viewer(
                                new Performer.PartnerSystem(system.account().value(), institution.value()),
                                institution.value(),
                                Set.of(Role.PARTNER.word()),
                                Viewer.Channel.PARTNER));
            case Caller.System system ->
                system.actsFor()
                        .map(institution -> new Viewer(
                                new Performer.LendingSystem(system.account().value(), institution.value()),
                                institution.value(),
                                roles,
                                Viewer.Channel.SYSTEM));
            case Caller.Subject subject -> Optional.empty();
        };
    }
}
