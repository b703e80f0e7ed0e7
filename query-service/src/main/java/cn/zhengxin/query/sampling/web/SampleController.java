package cn.zhengxin.query.sampling.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.sampling.ExaminationOutcome;
import cn.zhengxin.query.sampling.ExamineSample;
import cn.zhengxin.query.sampling.ExamineSampleCommand;
import cn.zhengxin.query.sampling.FindSamples;
import cn.zhengxin.query.sampling.QuerySamples;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Q4: systems' queries that people look at afterwards. */
@RestController
@RequestMapping("/api/v1/credit-query-samples")
@Tag(name = "credit-query-samples", description = "Queries of systems, drawn to be looked at afterwards (Q4).")
class SampleController {

    private final FindSamples find;
    private final ExamineSample examine;

    SampleController(FindSamples find, ExamineSample examine) {
        this.find = find;
        this.examine = examine;
    }

    @GetMapping
    @Operation(
            summary = "Sampled queries that the caller's institution looks at, oldest first",
            operationId = "listQuerySamples")
    @ApiResponse(
            responseCode = "200",
            description = "A page, and how many are open and overdue",
            content = @Content(schema = @Schema(implementation = SamplePageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) QuerySamples.@Nullable Show show,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        if (!(caller instanceof Caller.Person person) || !mayExamine(person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        String institution = person.institution().value();
        List<FindSamples.SampledQuery> found =
                find.page(institution, show, cursor == null ? null : new CreditQueryId(cursor), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        UUID next = found.size() > limit ? shown.getLast().query().id().value() : null;
        var backlog = find.backlogOf(institution);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SamplePageResponse(
                        shown.stream().map(SampleController::response).toList(),
                        next,
                        backlog.open(),
                        backlog.overdue()));
    }

    @PostMapping("/{id}/finding")
    @Operation(
            summary = "Say what was found when looking at a sampled query",
            description = "Once, and it stays. An objection says why.",
            operationId = "examineQuerySample")
    @ApiResponse(
            responseCode = "200",
            description = "The finding is on record",
            content = @Content(schema = @Schema(implementation = SampleResponse.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Somebody has given a finding before",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> examine(
            @PathVariable UUID id,
            @Valid @RequestBody SampleFindingRequest request,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person) || !mayExamine(person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var employee = new Performer.Employee(
                person.account().value(),
                person.employeeNumber(),
                person.institution().value(),
                terminal.map(Terminal::address).orElse(null));
        return switch (examine.handle(
                new ExamineSampleCommand(new CreditQueryId(id), employee, request.finding(), request.reason()))) {
            case ExaminationOutcome.Examined(var sample) ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(response(sample));
            case ExaminationOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case ExaminationOutcome.NotOpen(var sample) ->
                Problems.of(
                        QueryProblem.SAMPLE_NOT_OPEN,
                        List.of(),
                        Map.of("queryId", sample.query().id().value()));
            case ExaminationOutcome.ExaminerSuspended() -> Problems.of(QueryProblem.O11);
            case ExaminationOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    private static boolean mayExamine(Caller.Person person) {
        return person.has(Role.REVIEWER) || person.has(Role.COMPLIANCE_OFFICER);
    }

    private static SampleResponse response(FindSamples.SampledQuery sampled) {
        var sample = sampled.sample();
        var query = sampled.query();
        var particulars = query.particulars();
        var finding = sample.finding();
        return new SampleResponse(
                query.id().value(),
                sample.day(),
                sample.sampledAt(),
                sample.dueBy(),
                sampled.overdue(),
                query.state(),
                particulars.reportType(),
                particulars.purpose(),
                particulars.authorization().value(),
                particulars.businessReference().value(),
                new SampleResponse.SampledSubjectResponse(sampled.maskedName()),
                particulars.requester().institution(),
                particulars.requester().account(),
                particulars.submittedAt(),
                sampled.report()
                        .map(report -> new SampleResponse.SampledReportResponse(
                                report.validUntil(), report.retainedUntil(), report.views()))
                        .orElse(null),
                finding == null
                        ? null
                        : new SampleResponse.ExaminationResponse(
                                finding.finding(), finding.reason(), finding.by(), finding.at()));
    }
}
