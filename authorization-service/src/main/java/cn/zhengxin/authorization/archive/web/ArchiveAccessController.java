package cn.zhengxin.authorization.archive.web;

import cn.zhengxin.authorization.archive.application.AccessChange;
import cn.zhengxin.authorization.archive.application.AddAccessDocument;
import cn.zhengxin.authorization.archive.application.DecideAccess;
import cn.zhengxin.authorization.archive.application.ReadAccess;
import cn.zhengxin.authorization.archive.application.RequestAccess;
import cn.zhengxin.authorization.archive.application.StoredAccess;
import cn.zhengxin.authorization.archive.model.ArchiveAccessId;
import cn.zhengxin.authorization.caller.CurrentRequester;
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

/** Accesses to files beyond one's own (A14). */
@RestController
@Tag(name = "Archive accesses")
class ArchiveAccessController {

    private static final String BASE = "/api/v1/archive-accesses";
    private static final String ONE = BASE + "/{id}";

    private final CurrentRequester currentRequester;
    private final RequestAccess requestAccess;
    private final AddAccessDocument addAccessDocument;
    private final DecideAccess decideAccess;
    private final ReadAccess readAccess;
    private final Clock clock;

    ArchiveAccessController(
            CurrentRequester currentRequester,
            RequestAccess requestAccess,
            AddAccessDocument addAccessDocument,
            DecideAccess decideAccess,
            ReadAccess readAccess,
            Clock clock) {
        this.currentRequester = currentRequester;
        this.requestAccess = requestAccess;
        this.addAccessDocument = addAccessDocument;
        this.decideAccess = decideAccess;
        this.readAccess = readAccess;
        this.clock = clock;
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "requestArchiveAccess",
            summary = "Ask for a file beyond one's own",
            description = "A14: another branch's needs a risk officer; an outside authority's two legal reviewers.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ArchiveAccessResponse.class)))
    ResponseEntity<?> request(@RequestBody RequestAccessRequest request) {
        return switch (requestAccess.handle(request.toStatement(), currentRequester.requester())) {
            case RequestAccess.Outcome.Requested requested ->
                ResponseEntity.created(URI.create(
                                BASE + "/" + requested.stored().facts().id()))
                        .eTag(EntityVersion.tag(requested.stored().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(ArchiveAccessResponse.of(
                                requested.stored(), Optional.of(requested.ground()), clock.instant()));
            case RequestAccess.Outcome.Incomplete incomplete ->
                Refusals.of(
                        AuthorizationProblem.A14,
                        List.of(incomplete.rule()),
                        incomplete.faults().stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
            case RequestAccess.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
        };
    }

    @GetMapping(BASE)
    @Operation(
            operationId = "listArchiveAccesses",
            summary = "The newest accesses",
            description = "What one asked for or may open; approvers also see what they can decide.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ArchiveAccessListResponse.class)))
    ResponseEntity<?> list() {
        var now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ArchiveAccessListResponse(readAccess.list(currentRequester.requester()).stream()
                        .map(stored -> ArchiveAccessResponse.of(stored, Optional.empty(), now))
                        .toList()));
    }

    @GetMapping(ONE)
    @Operation(operationId = "readArchiveAccess", summary = "Read an access")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ArchiveAccessResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        return readAccess
                .handle(new ArchiveAccessId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(this::shown)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping(path = ONE + "/document", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "addArchiveAccessDocument",
            summary = "Hand in a scan of the authority's document",
            description = "Kept sealed. PDF, PNG or JPEG, at most 10 MB; until the first decision.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ArchiveAccessResponse.class)))
    ResponseEntity<?> addDocument(@PathVariable("id") UUID id, @RequestParam("file") MultipartFile file) {
        return answer(addAccessDocument.handle(new ArchiveAccessId(id), bytes(file), currentRequester.requester()));
    }

    @GetMapping(ONE + "/document")
    @Operation(operationId = "readArchiveAccessDocument", summary = "Open the scan of the authority's document")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> document(@PathVariable("id") UUID id) {
        return readAccess
                .document(new ArchiveAccessId(id), currentRequester.requester())
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

    @SecondPerson
    @PostMapping(ONE + "/approval")
    @Operation(
            operationId = "decideArchiveAccess",
            summary = "Approve or reject as risk officer or legal reviewer",
            description = "A14, O1: not by whoever asked, opens the file, or decided before.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ArchiveAccessResponse.class)))
    ResponseEntity<?> decide(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid AccessDecisionRequest request) {
        return answer(decideAccess.handle(
                new ArchiveAccessId(id),
                EntityVersion.expected(ifMatch),
                request.decision(),
                currentRequester.requester()));
    }

    private ResponseEntity<?> answer(AccessChange change) {
        return switch (change) {
            case AccessChange.Changed changed -> shown(changed.stored());
            case AccessChange.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case AccessChange.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case AccessChange.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case AccessChange.NotAccepted _ -> Problems.of(AuthorizationProblem.EVIDENCE_NOT_ACCEPTED);
            case AccessChange.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    private ResponseEntity<?> shown(StoredAccess stored) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(ArchiveAccessResponse.of(stored, readAccess.groundOf(stored), clock.instant()));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
