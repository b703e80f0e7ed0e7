package cn.zhengxin.query.adoption.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.adoption.Adoption;
import cn.zhengxin.query.adoption.AdoptionOutcome;
import cn.zhengxin.query.adoption.Adoptions;
import cn.zhengxin.query.adoption.DecideAdoption;
import cn.zhengxin.query.adoption.ProposeAdoption;
import cn.zhengxin.query.creditquery.application.FindCreditQueries;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/credit-queries/{id}/adoption")
@Tag(name = "credit-queries")
class AdoptionController {

    private final ProposeAdoption propose;
    private final DecideAdoption decide;
    private final FindCreditQueries find;
    private final Adoptions adoptions;
    private final AdoptionCallers callers;

    AdoptionController(
            ProposeAdoption propose,
            DecideAdoption decide,
            FindCreditQueries find,
            Adoptions adoptions,
            AdoptionCallers callers) {
        this.propose = propose;
        this.decide = decide;
        this.find = find;
        this.adoptions = adoptions;
        this.callers = callers;
    }

    @PostMapping
    @Operation(
            summary =
                    "Propose the report for the credit file of the credit it was asked for; a lending system adopts at once",
            operationId = "proposeAdoption")
    @ApiResponse(
            responseCode = "201",
            description = "Waits for a second person, or is adopted",
            content = @Content(schema = @Schema(implementation = AdoptionResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Refused by rules; all of them are named",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "No report, or proposed or adopted already",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "410",
            description = "The report's days are over",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "A check could not be made; nothing was allowed in its place",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> propose(
            @PathVariable UUID id,
            @Valid @RequestBody ProposeAdoptionRequest request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.proposer(caller, terminal)
                .<ResponseEntity<?>>map(proposer -> answer(
                        propose.handle(
                                new CreditQueryId(id), proposer.performer(), proposer.institution(), request.credit()),
                        true))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @PostMapping("/review")
    @Operation(
            summary = "Take the report into the credit file, or not, as the second person",
            operationId = "reviewAdoption")
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = AdoptionResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Refused by rules, one's own proposal included",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "There is no proposal to decide",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "410",
            description = "The report's days are over",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "A check could not be made; nothing was allowed in its place",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> review(
            @PathVariable UUID id,
            @Valid @RequestBody AdoptionReviewRequest request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.reviewer(caller, terminal)
                .<ResponseEntity<?>>map(
                        reviewer -> answer(decide.handle(new CreditQueryId(id), reviewer, request.decision()), false))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @GetMapping
    @Operation(summary = "What became of the report's way into a credit file", operationId = "getAdoption")
    @ApiResponse(
            responseCode = "200",
            description = "The adoption, to those who may see the query",
            content = @Content(schema = @Schema(implementation = AdoptionResponse.class)))
    ResponseEntity<?> one(@PathVariable UUID id, Caller caller) {
        return callers.viewpoint(caller)
                .flatMap(viewpoint -> find.one(new CreditQueryId(id), viewpoint))
                .<ResponseEntity<?>>flatMap(query -> adoptions
                        .of(query.id())
                        .map(adoption -> ResponseEntity.ok(AdoptionResponse.of(query, adoption))))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    private static ResponseEntity<?> answer(AdoptionOutcome outcome, boolean created) {
        return switch (outcome) {
            case AdoptionOutcome.Reached(CreditQuery query, Adoption adoption) ->
                (created
                                ? ResponseEntity.created(
                                        URI.create("/api/v1/credit-queries/" + query.id() + "/adoption"))
                                : ResponseEntity.ok())
                        .body(AdoptionResponse.of(query, adoption));
            case AdoptionOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case AdoptionOutcome.Refused(CreditQuery query, List<Reason> reasons) ->
                Problems.of(
                        QueryProblem.ADOPTION_REFUSED,
                        reasons.stream().map(AdoptionController::reason).toList(),
                        Map.of("queryId", query.id().value()));
            case AdoptionOutcome.Suspended() -> Problems.of(QueryProblem.O11);
            case AdoptionOutcome.TerminalRefused(Reason reason) ->
                Problems.of(QueryProblem.Q2, List.of(reason(reason)));
            case AdoptionOutcome.NoReport(CreditQuery query) ->
                Problems.of(
                        QueryProblem.REPORT_NOT_AVAILABLE,
                        List.of(),
                        Map.of("queryId", query.id().value(), "state", query.state()));
            case AdoptionOutcome.Expired() -> Problems.of(QueryProblem.REPORT_EXPIRED);
            case AdoptionOutcome.NotOpen(CreditQuery query) ->
                Problems.of(
                        QueryProblem.ADOPTION_NOT_OPEN,
                        List.of(),
                        Map.of("queryId", query.id().value()));
            case AdoptionOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    private static cn.zhengxin.identity.Reason reason(Reason reason) {
        return new cn.zhengxin.identity.Reason(reason.rule(), reason.basis(), reason.message(), reason.cure());
    }
}
