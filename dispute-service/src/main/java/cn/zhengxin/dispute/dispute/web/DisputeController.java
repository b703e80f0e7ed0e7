package cn.zhengxin.dispute.dispute.web;

import cn.zhengxin.dispute.dispute.application.AcceptDispute;
import cn.zhengxin.dispute.dispute.application.ChangeOutcome;
import cn.zhengxin.dispute.dispute.application.DecideDispute;
import cn.zhengxin.dispute.dispute.application.DecideDisputeCommand;
import cn.zhengxin.dispute.dispute.application.FileDispute;
import cn.zhengxin.dispute.dispute.application.FileDisputeCommand;
import cn.zhengxin.dispute.dispute.application.FilingOutcome;
import cn.zhengxin.dispute.dispute.application.ListDisputes;
import cn.zhengxin.dispute.dispute.application.ShowDispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.model.EvidenceFile;
import cn.zhengxin.dispute.dispute.model.EvidenceId;
import cn.zhengxin.dispute.problem.DisputeProblem;
import cn.zhengxin.dispute.requester.CurrentRequester;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Disputes", description = "Filed by people, accepted and decided by the institution (D1 to D4)")
class DisputeController {

    private final FileDispute fileDispute;
    private final AcceptDispute acceptDispute;
    private final DecideDispute decideDispute;
    private final ShowDispute showDispute;
    private final ListDisputes listDisputes;
    private final DisputeResponses responses;
    private final CurrentRequester current;

    DisputeController(
            FileDispute fileDispute,
            AcceptDispute acceptDispute,
            DecideDispute decideDispute,
            ShowDispute showDispute,
            ListDisputes listDisputes,
            DisputeResponses responses,
            CurrentRequester current) {
        this.fileDispute = fileDispute;
        this.acceptDispute = acceptDispute;
        this.decideDispute = decideDispute;
        this.showDispute = showDispute;
        this.listDisputes = listDisputes;
        this.responses = responses;
        this.current = current;
    }

    @PostMapping("/api/v1/disputes")
    @Operation(summary = "File a dispute", description = "By a customer, or by a dispute handler on somebody's behalf.")
    @ApiResponse(
            responseCode = "201",
            description = "Received; the clock runs",
            content = @Content(schema = @Schema(implementation = DisputeResponse.class)))
    ResponseEntity<?> file(
            @RequestHeader("Idempotency-Key") String idempotencyKey, @RequestBody FileDisputeRequest request) {
        return switch (fileDispute.handle(command(idempotencyKey, request))) {
            case FilingOutcome.Received received ->
                ResponseEntity.created(URI.create(
                                "/api/v1/disputes/" + received.dispute().id()))
                        .eTag(tag(received.dispute().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(responses.of(received.dispute()));
            case FilingOutcome.Incomplete incomplete -> Problems.invalid(DisputeProblem.D1, incomplete.problems());
            case FilingOutcome.ForeignInstitution _ -> Problems.of(DisputeProblem.FOREIGN_INSTITUTION);
            case FilingOutcome.AlreadyOpen _ -> Problems.of(DisputeProblem.DISPUTE_ALREADY_OPEN);
        };
    }

    @PostMapping("/api/v1/disputes/{id}/acceptance")
    @Operation(summary = "Accept a dispute", description = "By a dispute handler of the disputed institution.")
    @ApiResponse(
            responseCode = "200",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = DisputeResponse.class)))
    ResponseEntity<?> accept(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(acceptDispute.handle(new DisputeId(id), EntityTags.expected(ifMatch), current.handler()));
    }

    @PostMapping("/api/v1/disputes/{id}/decision")
    @Operation(
            summary = "Decide a dispute",
            description = "Corrected, with the correction's receipt, or upheld, with the reason.")
    @ApiResponse(
            responseCode = "200",
            description = "Decided; the mark is gone",
            content = @Content(schema = @Schema(implementation = DisputeResponse.class)))
    ResponseEntity<?> decide(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DecisionRequest request) {
        return answer(decideDispute.handle(new DecideDisputeCommand(
                new DisputeId(id),
                EntityTags.expected(ifMatch),
                current.handler(),
                request.outcome(),
                request.reason(),
                request.correctionReceipt(),
                request.overrunReason())));
    }

    @GetMapping("/api/v1/disputes/{id}")
    @Operation(
            summary = "Show a dispute",
            description = "With what was written. That a member of staff read it is recorded first.")
    @ApiResponse(
            responseCode = "200",
            description = "The dispute",
            content = @Content(schema = @Schema(implementation = DisputeDetailResponse.class)))
    ResponseEntity<?> show(@PathVariable UUID id) {
        var shown = showDispute.handle(new DisputeId(id), current.requester());
        if (shown.isEmpty()) {
            return Problems.of(EdgeProblem.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .eTag(tag(shown.get().dispute().version()))
                .cacheControl(CacheControl.noStore())
                .body(responses.of(shown.get()));
    }

    @GetMapping("/api/v1/disputes/{id}/evidence/{evidenceId}")
    @Operation(summary = "Fetch a piece of evidence", description = "That a member of staff read it is recorded first.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE))
    ResponseEntity<?> evidence(@PathVariable UUID id, @PathVariable UUID evidenceId) {
        var file = showDispute.evidence(new DisputeId(id), new EvidenceId(evidenceId), current.requester());
        return file.<ResponseEntity<?>>map(DisputeController::download)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @GetMapping("/api/v1/disputes")
    @Operation(summary = "List the institution's disputes", description = "Latest first, page by page.")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = DisputeListResponse.class)))
    ResponseEntity<?> list(
            @RequestParam(required = false) DisputeResponse.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return page(
                limit,
                listed -> listDisputes.handle(
                        current.handler(), state == null ? null : state.name(), id(cursor), listed));
    }

    @GetMapping("/api/v1/my/disputes")
    @Operation(summary = "List the customer's own disputes", description = "Latest first, page by page.")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = DisputeListResponse.class)))
    ResponseEntity<?> listMine(
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "20") int limit) {
        return page(limit, listed -> listDisputes.handle(current.subject(), null, id(cursor), listed));
    }

    private ResponseEntity<?> page(int limit, java.util.function.IntFunction<ListDisputes.Page> pages) {
        if (limit < 1 || limit > 100) {
            return Problems.invalid(List.of(new FieldProblem("limit", "is between 1 and 100")));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(responses.of(pages.apply(limit)));
    }

    private ResponseEntity<?> answer(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Changed changed ->
                ResponseEntity.ok()
                        .eTag(tag(changed.dispute().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(responses.of(changed.dispute()));
            case ChangeOutcome.Incomplete incomplete -> Problems.invalid(DisputeProblem.D4, incomplete.problems());
            case ChangeOutcome.NotFound _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case ChangeOutcome.StateDoesNotAllow _ -> Problems.of(DisputeProblem.STATE_DOES_NOT_ALLOW);
            case ChangeOutcome.StaleVersion _ -> Problems.of(EdgeProblem.STALE_VERSION);
        };
    }

    private FileDisputeCommand command(String idempotencyKey, FileDisputeRequest request) {
        var period = request.period();
        var evidence = request.evidence();
        return new FileDisputeCommand(
                current.requester(),
                idempotencyKey,
                request.institution(),
                request.businessType(),
                request.queryId(),
                request.itemPath(),
                request.accountReference(),
                period == null ? null : period.from(),
                period == null ? null : period.to(),
                request.statement(),
                person(request.subject()),
                person(request.agent()),
                evidence == null
                        ? List.of()
                        : evidence.stream()
                                .map(one -> new FileDisputeCommand.WrittenEvidence(
                                        one.kind(), one.mediaType(), one.content()))
                                .toList());
    }

    private static FileDisputeCommand.@Nullable WrittenPerson person(
            FileDisputeRequest.@Nullable PersonRequest request) {
        return request == null
                ? null
                : new FileDisputeCommand.WrittenPerson(
                        request.name(), request.documentType(), request.documentNumber());
    }

    private static ResponseEntity<?> download(EvidenceFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.evidence().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.evidence().id().value().toString())
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }

    private static @Nullable DisputeId id(@Nullable UUID cursor) {
        return cursor == null ? null : new DisputeId(cursor);
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
