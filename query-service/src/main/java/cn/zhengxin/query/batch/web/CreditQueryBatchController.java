package cn.zhengxin.query.batch.web;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.InstitutionCode;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.batch.application.BatchViewpoint;
import cn.zhengxin.query.batch.application.DecideBatch;
import cn.zhengxin.query.batch.application.DecideBatchCommand;
import cn.zhengxin.query.batch.application.FindBatches;
import cn.zhengxin.query.batch.application.ListedQuery;
import cn.zhengxin.query.batch.application.SteerBatch;
import cn.zhengxin.query.batch.application.SteerBatchCommand;
import cn.zhengxin.query.batch.application.SteerBatchCommand.Steering;
import cn.zhengxin.query.batch.application.UploadBatch;
import cn.zhengxin.query.batch.application.UploadBatchCommand;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.RowState;
import cn.zhengxin.query.inquiry.ExpectedVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(BatchAccess.BASE)
@Tag(
        name = "credit-query-batches",
        description =
                "Many queries in one file: approved by two people of risk, each row through all rules on its own.")
class CreditQueryBatchController {

    private static final String KEYS = "query-service/idempotency-key";

    private final UploadBatch upload;
    private final DecideBatch decide;
    private final SteerBatch steer;
    private final FindBatches find;
    private final BatchCallers callers;
    private final BatchAnswers answers;
    private final ProgressStreams streams;
    private final BlindIndex index;

    CreditQueryBatchController(
            UploadBatch upload,
            DecideBatch decide,
            SteerBatch steer,
            FindBatches find,
            BatchCallers callers,
            BatchAnswers answers,
            ProgressStreams streams,
            BlindIndex index) {
        this.upload = upload;
        this.decide = decide;
        this.steer = steer;
        this.find = find;
        this.callers = callers;
        this.answers = answers;
        this.streams = streams;
        this.index = index;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Hand in a file of queries", operationId = "uploadCreditQueryBatch", description = """
                    CSV (UTF-8 or GB 18030) or the first sheet of an XLSX workbook. The first line names the columns authorizationId, \
                    reportType, purpose, businessReference, name, documentType and documentNumber, in any order, \
                    and trigger where loans are looked after. All of the file \
                    is stored or nothing.""")
    @ApiResponse(
            responseCode = "201",
            description = "Stored; waits for two risk officers",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Nothing stored: every fault by row and column, the first of them named, all of them counted",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> upload(
            @RequestParam("file") MultipartFile file,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.uploader(caller, terminal)
                .<ResponseEntity<?>>map(uploader -> answers.uploaded(
                        upload.handle(new UploadBatchCommand(uploader, kept(idempotencyKey), bytes(file)))))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @PostMapping("/{id}/approval")
    @Operation(
            summary = "Approve or reject a batch as one of two risk officers",
            operationId = "decideCreditQueryBatch",
            description =
                    "Q11: two different people of the institution's risk department, neither of them the uploader.")
    @ApiResponse(
            responseCode = "200",
            description = "Counted; with the second approval the batch runs",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Own batch, or approved before",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Decided before",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> decide(
            @PathVariable UUID id,
            @Valid @RequestBody BatchDecisionRequest request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.riskOfficer(caller, terminal)
                .<ResponseEntity<?>>map(officer -> answers.changed(
                        decide.handle(new DecideBatchCommand(
                                new BatchId(id),
                                officer,
                                request.decision(),
                                kept(idempotencyKey),
                                ExpectedVersion.of(ifMatch))),
                        ExpectedVersion.of(ifMatch)))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @PostMapping("/{id}/pause")
    @Operation(
            summary = "Run no more rows for now",
            operationId = "pauseCreditQueryBatch",
            description = "Rows that are being run are run to their end.")
    @ApiResponse(
            responseCode = "200",
            description = "Paused",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    ResponseEntity<?> pause(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return steered(id, Steering.PAUSE, ifMatch, caller, terminal);
    }

    @PostMapping("/{id}/resumption")
    @Operation(
            summary = "Let a paused batch go on",
            operationId = "resumeCreditQueryBatch",
            description = "What risk has paused, risk alone lets go on.")
    @ApiResponse(
            responseCode = "200",
            description = "Goes on with the rows that have no outcome",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    ResponseEntity<?> resume(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return steered(id, Steering.RESUME, ifMatch, caller, terminal);
    }

    @PostMapping("/{id}/cancellation")
    @Operation(
            summary = "Call a batch off",
            operationId = "cancelCreditQueryBatch",
            description = "Rows that were not begun are not run; the others are brought to their end.")
    @ApiResponse(
            responseCode = "200",
            description = "Called off",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    ResponseEntity<?> cancel(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return steered(id, Steering.CANCEL, ifMatch, caller, terminal);
    }

    private ResponseEntity<?> steered(
            UUID id, Steering steering, @Nullable String ifMatch, Caller caller, Optional<Terminal> terminal) {
        return callers.steersman(caller, terminal)
                .<ResponseEntity<?>>map(by -> answers.changed(
                        steer.handle(new SteerBatchCommand(
                                new BatchId(id),
                                by,
                                caller.actsFor().map(InstitutionCode::value).orElse(""),
                                caller.has(Role.RISK_OFFICER),
                                steering,
                                ExpectedVersion.of(ifMatch))),
                        ExpectedVersion.of(ifMatch)))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One batch, with how far it has come", operationId = "getCreditQueryBatch")
    @ApiResponse(
            responseCode = "200",
            description = "The batch",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    ResponseEntity<?> one(@PathVariable UUID id, Caller caller) {
        return callers.viewpoint(caller)
                .flatMap(viewpoint -> find.one(new BatchId(id), viewpoint))
                .<ResponseEntity<?>>map(answers::shown)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @GetMapping
    @Operation(
            summary = "Batches, newest first: an uploader's own, risk's and reviewers' institution's",
            operationId = "listCreditQueryBatches")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = BatchPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) CreditQueryBatch.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        return callers.viewpoint(caller)
                .<ResponseEntity<?>>map(viewpoint -> {
                    List<CreditQueryBatch> found =
                            find.page(viewpoint, state, cursor == null ? null : new BatchId(cursor), limit + 1);
                    List<CreditQueryBatch> shown = found.subList(0, Math.min(limit, found.size()));
                    UUID next = found.size() > limit ? shown.getLast().id().value() : null;
                    return ResponseEntity.ok(new BatchPageResponse(
                            shown.stream()
                                    .map(batch -> BatchResponse.of(batch, null))
                                    .toList(),
                            next));
                })
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    @GetMapping("/{id}/rows")
    @Operation(summary = "What came of each row, in the order of the file", operationId = "listCreditQueryBatchRows")
    @ApiResponse(
            responseCode = "200",
            description = "A page; subjects masked, reports at the address of each query",
            content = @Content(schema = @Schema(implementation = BatchedQueryPageResponse.class)))
    ResponseEntity<?> rows(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable RowState state,
            @RequestParam(defaultValue = "0") @Min(0) int cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        return callers.viewpoint(caller)
                .flatMap(viewpoint -> find.rows(new BatchId(id), viewpoint, state, cursor, limit + 1))
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok(page(found, limit)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    private static BatchedQueryPageResponse page(List<ListedQuery> found, int limit) {
        List<ListedQuery> shown = found.subList(0, Math.min(limit, found.size()));
        return new BatchedQueryPageResponse(
                shown.stream().map(BatchedQueryResponse::of).toList(),
                found.size() > limit ? shown.getLast().row().number() : null);
    }

    @GetMapping("/{id}/progress")
    @Operation(
            summary = "How far a batch has come, as it happens",
            operationId = "followCreditQueryBatch",
            description = """
                    Server-sent events: "progress" with an id whenever something has changed, a comment when nothing has for a while, \
                    "end" when nothing will any more. A stream ends after some seconds; come again with Last-Event-ID, as browsers do. \
                    204 says that there is nothing more to come for.""")
    @ApiResponse(
            responseCode = "200",
            description = "Events",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = BatchProgressResponse.class)))
    @ApiResponse(responseCode = "204", description = "The batch is over, and the caller knows", content = @Content)
    @ApiResponse(
            responseCode = "429",
            description = "Too many streams are open",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @Nullable ResponseEntity<?> progress(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Caller caller,
            HttpServletResponse response) {
        Optional<BatchViewpoint> viewpoint = callers.viewpoint(caller)
                .filter(candidate -> find.one(new BatchId(id), candidate).isPresent());
        if (viewpoint.isEmpty()) {
            return Problems.of(EdgeProblem.NOT_FOUND);
        }
        boolean written = streams.write(() -> find.one(new BatchId(id), viewpoint.get()), lastEventId, response);
        return written ? null : Problems.of(EdgeProblem.TOO_MANY_REQUESTS);
    }

    /** A caller may write anything into a key, a person's number too; what is kept and compared tells none of it (N1). */
    private String kept(String idempotencyKey) {
        return index.of(KEYS, idempotencyKey);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
