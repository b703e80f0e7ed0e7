package cn.zhengxin.authorization.exemption.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.exemption.application.AddExemptionDocument;
import cn.zhengxin.authorization.exemption.application.EnterExemption;
import cn.zhengxin.authorization.exemption.application.ExemptionChange;
import cn.zhengxin.authorization.exemption.application.ReadExemption;
import cn.zhengxin.authorization.exemption.application.RecordCentralBankReport;
import cn.zhengxin.authorization.exemption.application.ReviewExemption;
import cn.zhengxin.authorization.exemption.application.StoredExemption;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;

/** Judicial exemptions (A16). */
@RestController
@Tag(name = "Judicial exemptions")
class ExemptionController {

    private static final String BASE = "/api/v1/exemptions";
    private static final String ONE = BASE + "/{id}";

    private final CurrentRequester currentRequester;
    private final EnterExemption enterExemption;
    private final AddExemptionDocument addExemptionDocument;
    private final ReviewExemption reviewExemption;
    private final RecordCentralBankReport recordCentralBankReport;
    private final ReadExemption readExemption;
    private final Clock clock;

    ExemptionController(
            CurrentRequester currentRequester,
            EnterExemption enterExemption,
            AddExemptionDocument addExemptionDocument,
            ReviewExemption reviewExemption,
            RecordCentralBankReport recordCentralBankReport,
            ReadExemption readExemption,
            Clock clock) {
        this.currentRequester = currentRequester;
        this.enterExemption = enterExemption;
        this.addExemptionDocument = addExemptionDocument;
        this.reviewExemption = reviewExemption;
        this.recordCentralBankReport = recordCentralBankReport;
        this.readExemption = readExemption;
        this.clock = clock;
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "enterExemption",
            summary = "Enter a judicial request",
            description = "A16: every missing or malformed element is reported in one answer, by field.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ExemptionResponse.class)))
    ResponseEntity<?> enter(@RequestBody EnterExemptionRequest request) {
        return switch (enterExemption.handle(request.toStatement(), currentRequester.requester())) {
            case EnterExemption.Outcome.Entered entered ->
                ResponseEntity.created(
                                URI.create(BASE + "/" + entered.stored().facts().id()))
                        .eTag(EntityVersion.tag(entered.stored().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(ExemptionResponse.of(
                                entered.stored(), Optional.of(entered.particulars()), clock.instant()));
            case EnterExemption.Outcome.Incomplete incomplete ->
                Refusals.of(
                        AuthorizationProblem.A16,
                        List.of(incomplete.rule()),
                        incomplete.faults().stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
        };
    }

    @GetMapping(BASE)
    @Operation(
            operationId = "listExemptions",
            summary = "Page through judicial exemptions",
            description = "Officers see what they entered; reviewers and compliance officers their institution's.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExemptionPageResponse.class)))
    ResponseEntity<?> list(
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = readExemption.list(
                currentRequester.requester(), before == null ? null : new ExemptionId(before), limit);
        var now = clock.instant();
        var next = page.next();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ExemptionPageResponse(
                        page.exemptions().stream()
                                .map(stored -> ExemptionResponse.of(stored, Optional.empty(), now))
                                .toList(),
                        next == null ? null : next.value()));
    }

    @GetMapping(ONE)
    @Operation(
            operationId = "readExemption",
            summary = "Read a judicial exemption",
            description = "The access is on record before the answer is given.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExemptionResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        return readExemption
                .handle(new ExemptionId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(this::shown)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @GetMapping(ONE + "/document")
    @Operation(
            operationId = "readExemptionDocument",
            summary = "Open the scan of the authority's document",
            description = "The access is on record first.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> document(@PathVariable("id") UUID id) {
        return readExemption
                .document(new ExemptionId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(document -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment().build().toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.parseMediaType(document.mediaType()))
                        .body(document.content()))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping(path = ONE + "/document", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "addExemptionDocument",
            summary = "Hand in a scan of the authority's document",
            description = "Kept sealed. PDF, PNG or JPEG, at most 10 MB; until the first review.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExemptionResponse.class)))
    ResponseEntity<?> addDocument(@PathVariable("id") UUID id, @RequestParam("file") MultipartFile file) {
        return answer(addExemptionDocument.handle(new ExemptionId(id), bytes(file), currentRequester.requester()));
    }

    @SecondPerson
    @PostMapping(ONE + "/reviews")
    @Operation(
            operationId = "reviewExemption",
            summary = "Approve or reject as one of two reviewers",
            description = "A16, O1: two different persons, neither of them the one who entered it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExemptionResponse.class)))
    ResponseEntity<?> review(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ExemptionReviewRequest request) {
        return answer(reviewExemption.handle(
                new ExemptionId(id),
                EntityVersion.expected(ifMatch),
                request.decision(),
                currentRequester.requester()));
    }

    @PostMapping(ONE + "/central-bank-report")
    @Operation(
            operationId = "recordCentralBankReport",
            summary = "Record the report to the central bank",
            description = "A16: urgent requests are reported within the time of the policy.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExemptionResponse.class)))
    ResponseEntity<?> report(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid CentralBankReportRequest request) {
        return answer(recordCentralBankReport.handle(
                new ExemptionId(id),
                EntityVersion.expected(ifMatch),
                request.reference(),
                currentRequester.requester()));
    }

    private ResponseEntity<?> answer(ExemptionChange change) {
        return switch (change) {
            case ExemptionChange.Changed changed -> shown(changed.stored());
            case ExemptionChange.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case ExemptionChange.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case ExemptionChange.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case ExemptionChange.NotAccepted _ -> Problems.of(AuthorizationProblem.EVIDENCE_NOT_ACCEPTED);
            case ExemptionChange.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    private ResponseEntity<?> shown(StoredExemption stored) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(ExemptionResponse.of(stored, readExemption.particularsOf(stored), clock.instant()));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
