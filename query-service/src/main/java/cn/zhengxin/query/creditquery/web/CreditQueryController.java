package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.creditquery.application.FindCreditQueries;
import cn.zhengxin.query.creditquery.application.ReadComplianceGrounds;
import cn.zhengxin.query.creditquery.application.RehearseCreditQuery;
import cn.zhengxin.query.creditquery.application.ReviewCreditQuery;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand;
import cn.zhengxin.query.creditquery.application.SubmitCreditQuery;
import cn.zhengxin.query.creditquery.application.SubmitCreditQueryCommand;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.ExpectedVersion;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/credit-queries")
@Tag(
        name = "credit-queries",
        description = "Credit queries: requested, judged by rules and by a second person, sent once.")
class CreditQueryController {

    private static final String KEYS = "query-service/idempotency-key";

    private final SubmitCreditQuery submit;
    private final RehearseCreditQuery rehearse;
    private final ReviewCreditQuery review;
    private final FindCreditQueries find;
    private final ReadComplianceGrounds readComplianceGrounds;
    private final QueryCallers callers;
    private final CreditQueryAnswers answers;
    private final SubjectReferences references;
    private final BlindIndex index;

    CreditQueryController(
            SubmitCreditQuery submit,
            RehearseCreditQuery rehearse,
            ReviewCreditQuery review,
            FindCreditQueries find,
            ReadComplianceGrounds readComplianceGrounds,
            QueryCallers callers,
            CreditQueryAnswers answers,
            SubjectReferences references,
            BlindIndex index) {
        this.submit = submit;
        this.rehearse = rehearse;
        this.review = review;
        this.find = find;
        this.readComplianceGrounds = readComplianceGrounds;
        this.callers = callers;
        this.answers = answers;
        this.references = references;
        this.index = index;
    }

    @PostMapping
    @Operation(summary = "Ask for a credit report", operationId = "submitCreditQuery")
    @ApiResponse(
            responseCode = "201",
            description = "Stored; waits for review, or has reached the state it names",
            content = @Content(schema = @Schema(implementation = CreditQueryResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Refused by rules; all of them are named",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "A check could not be made; nothing was allowed in its place",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> submit(
            @Valid @RequestBody SubmitCreditQueryRequest request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.requester(caller, terminal)
                .<ResponseEntity<?>>map(
                        requester -> answers.submitted(submit.handle(commandOf(request, idempotencyKey, requester))))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @PostMapping("/dry-run")
    @Operation(
            summary = "What would become of a query, without asking it",
            description =
                    "Decides as the query would be decided at this moment. Nothing is taken, stored or sent, and nothing is"
                            + " promised. The look is on record before the answer.",
            operationId = "rehearseCreditQuery")
    @ApiResponse(
            responseCode = "200",
            description = "What would be decided; a refusal too",
            content = @Content(schema = @Schema(implementation = RehearsalResponse.class)))
    @ApiResponse(
            responseCode = "503",
            description = "A check could not be made; nothing is told in its place",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> dryRun(
            @Valid @RequestBody SubmitCreditQueryRequest request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.requester(caller, terminal)
                .<ResponseEntity<?>>map(
                        requester -> answers.rehearsed(rehearse.handle(commandOf(request, idempotencyKey, requester))))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    private SubmitCreditQueryCommand commandOf(
            SubmitCreditQueryRequest request, String idempotencyKey, Requester requester) {
        // Sensitive fields are taken over one by one, on purpose.
        var subject = request.subject().subject();
        var reference = new SubjectReference(references.referenceOf(
                subject.document().type().name(), subject.document().reveal()));
        return new SubmitCreditQueryCommand(
                requester,
                kept(idempotencyKey),
                new AuthorizationId(request.authorizationId()),
                request.reportType(),
                request.purpose(),
                new BusinessReference(request.businessReference()),
                request.trigger(),
                reference,
                subject);
    }

    /** A caller may write anything into a key, a person's number too; what is kept and compared tells none of it (N1). */
    private String kept(String idempotencyKey) {
        return index.of(KEYS, idempotencyKey);
    }

    @PostMapping("/{id}/review")
    @Operation(summary = "Approve or reject a query as the second person", operationId = "reviewCreditQuery")
    @ApiResponse(
            responseCode = "200",
            description = "Decided; after an approval the bureau has answered",
            content = @Content(schema = @Schema(implementation = CreditQueryResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Refused by a rule, the withdrawal of the authorization included",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Decided before by somebody else, or another reviewer is at it until heldUntil",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "The bureau's answer is not known yet, or a check could not be made",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> review(
            @PathVariable UUID id,
            @Valid @RequestBody ReviewRequest request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.secondPerson(caller, terminal)
                .<ResponseEntity<?>>map(secondPerson -> answers.reviewed(
                        review.handle(new ReviewCreditQueryCommand(
                                new CreditQueryId(id),
                                secondPerson.employee(),
                                request.decision(),
                                request.comment(),
                                kept(idempotencyKey),
                                ExpectedVersion.of(ifMatch),
                                secondPerson.capacities())),
                        ExpectedVersion.of(ifMatch)))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @GetMapping("/{id}/compliance-grounds")
    @Operation(
            summary = "Why compliance decides about the query",
            description = "Q10: for those of compliance who may decide about it; reading it is on record.",
            operationId = "readComplianceGrounds")
    @ApiResponse(
            responseCode = "200",
            description = "The grounds",
            content = @Content(schema = @Schema(implementation = ComplianceGroundsResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "The caller's own query, or one on the caller",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "A check could not be made; nothing is told in its place",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> complianceGrounds(
            @PathVariable UUID id, Caller caller, @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.secondPerson(caller, terminal)
                .filter(reader -> reader.capacities().contains(ReviewBy.COMPLIANCE))
                .<ResponseEntity<?>>map(reader ->
                        answers.grounds(readComplianceGrounds.handle(new CreditQueryId(id), reader.employee())))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One query", operationId = "getCreditQuery")
    @ApiResponse(
            responseCode = "200",
            description = "The query",
            content = @Content(schema = @Schema(implementation = CreditQueryResponse.class)))
    ResponseEntity<?> one(@PathVariable UUID id, Caller caller) {
        return callers.viewpoint(caller)
                .flatMap(viewpoint -> find.one(new CreditQueryId(id), viewpoint))
                .<ResponseEntity<?>>map(answers::shown)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @GetMapping
    @Operation(
            summary = "Queries, newest first: a requester's own, a reviewer's institution's",
            operationId = "listCreditQueries")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = CreditQueryPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) CreditQuery.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        return callers.viewpoint(caller)
                .<ResponseEntity<?>>map(viewpoint -> {
                    List<CreditQuery> found =
                            find.page(viewpoint, state, cursor == null ? null : new CreditQueryId(cursor), limit + 1);
                    List<CreditQuery> shown = found.subList(0, Math.min(limit, found.size()));
                    UUID next = found.size() > limit ? shown.getLast().id().value() : null;
                    return ResponseEntity.ok(new CreditQueryPageResponse(
                            shown.stream().map(answers::response).toList(), next));
                })
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }
}
