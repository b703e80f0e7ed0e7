package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.customerauthorization.application.AddEvidence;
import cn.zhengxin.authorization.customerauthorization.application.AddEvidenceCommand;
import cn.zhengxin.authorization.customerauthorization.application.AuthorizationFile;
import cn.zhengxin.authorization.customerauthorization.application.AuthorizationFilter;
import cn.zhengxin.authorization.customerauthorization.application.Change;
import cn.zhengxin.authorization.customerauthorization.application.CloseAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.CloseAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.application.DescribeAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.EnterAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.EnterAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.application.LeadingRule;
import cn.zhengxin.authorization.customerauthorization.application.ListAuthorizations;
import cn.zhengxin.authorization.customerauthorization.application.ReadAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.ReadDocument;
import cn.zhengxin.authorization.customerauthorization.application.SignAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.SignAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.application.SignOffMinor;
import cn.zhengxin.authorization.customerauthorization.application.SignOffMinorCommand;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.application.VerifyAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.VerifyAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.application.WithdrawAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.WithdrawAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import cn.zhengxin.authorization.evidence.EvidenceFile;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import java.time.LocalDate;
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

/** Authorizations for staff, systems and subjects. */
@RestController
@Tag(name = "Authorizations")
class AuthorizationController {

    private static final String BASE = "/api/v1/authorizations";
    private static final String ONE = BASE + "/{id}";

    private final CurrentRequester currentRequester;
    private final EnterAuthorization enterAuthorization;
    private final AddEvidence addEvidence;
    private final SignAuthorization signAuthorization;
    private final SignOffMinor signOffMinor;
    private final VerifyAuthorization verifyAuthorization;
    private final WithdrawAuthorization withdrawAuthorization;
    private final CloseAuthorization closeAuthorization;
    private final ReadAuthorization readAuthorization;
    private final ReadDocument readDocument;
    private final ListAuthorizations listAuthorizations;
    private final DescribeAuthorization describeAuthorization;
    private final AuthorizationAnswers answers;
    private final SubjectDirectory subjects;
    private final Clock clock;

    AuthorizationController(
            CurrentRequester currentRequester,
            EnterAuthorization enterAuthorization,
            AddEvidence addEvidence,
            SignAuthorization signAuthorization,
            SignOffMinor signOffMinor,
            VerifyAuthorization verifyAuthorization,
            WithdrawAuthorization withdrawAuthorization,
            CloseAuthorization closeAuthorization,
            ReadAuthorization readAuthorization,
            ReadDocument readDocument,
            ListAuthorizations listAuthorizations,
            DescribeAuthorization describeAuthorization,
            AuthorizationAnswers answers,
            SubjectDirectory subjects,
            Clock clock) {
        this.currentRequester = currentRequester;
        this.enterAuthorization = enterAuthorization;
        this.addEvidence = addEvidence;
        this.signAuthorization = signAuthorization;
        this.signOffMinor = signOffMinor;
        this.verifyAuthorization = verifyAuthorization;
        this.withdrawAuthorization = withdrawAuthorization;
        this.closeAuthorization = closeAuthorization;
        this.readAuthorization = readAuthorization;
        this.readDocument = readDocument;
        this.listAuthorizations = listAuthorizations;
        this.describeAuthorization = describeAuthorization;
        this.answers = answers;
        this.subjects = subjects;
        this.clock = clock;
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "createAuthorization",
            summary = "Enter an authorization",
            description = "A1: every missing or malformed element is reported in one answer, by field.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AuthorizationResponse.class)))
    ResponseEntity<?> create(@RequestBody CreateAuthorizationRequest request) {
        var requester = currentRequester.requester();
        var outcome = enterAuthorization.handle(
                new EnterAuthorizationCommand(request.toStatement(), request.toChain(), requester));
        return switch (outcome) {
            case EnterAuthorization.Outcome.Entered entered -> {
                var stored = entered.stored();
                var file = new AuthorizationFile(stored, Optional.of(entered.particulars()), List.of(), List.of());
                yield ResponseEntity.created(URI.create(BASE + "/" + stored.id()))
                        .eTag(EntityVersion.tag(stored.version()))
                        .cacheControl(CacheControl.noStore())
                        .body(answers.file(file, requester));
            }
            case EnterAuthorization.Outcome.Incomplete incomplete ->
                Refusals.of(AuthorizationProblem.A1, incomplete.rules(), fieldProblems(incomplete.faults()));
            case EnterAuthorization.Outcome.ForeignInstitution _ ->
                Problems.of(AuthorizationProblem.FOREIGN_INSTITUTION);
        };
    }

    @GetMapping(BASE)
    @Operation(
            operationId = "listAuthorizations",
            summary = "Page through authorizations",
            description =
                    "Handlers see what they entered; reviewers and compliance officers their institution's (A14).")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationPageResponse.class)))
    ResponseEntity<?> list(
            @RequestParam(name = "state", required = false) @Nullable AuthorizationState state,
            @RequestParam(name = "purpose", required = false) @Nullable Purpose purpose,
            @RequestParam(name = "expired", required = false) @Nullable Boolean expired,
            @Parameter(description = "Those whose term still runs and ends before this day")
                    @RequestParam(name = "expiringBefore", required = false)
                    @Nullable LocalDate expiringBefore,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        return page(AuthorizationFilter.at(clock.instant(), state, purpose, expired, expiringBefore), cursor, limit);
    }

    @PostMapping(BASE + "/search")
    @Operation(
            operationId = "searchAuthorizations",
            summary = "Find a subject's authorizations by identity document",
            description = "Within what the caller may see (A14). Each search is on record, by the subject's reference.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationPageResponse.class)))
    ResponseEntity<?> search(@RequestBody @Valid SubjectSearchRequest request) {
        var document = IdentityDocument.tryParse(request.documentType(), request.documentNumber());
        if (document.isEmpty()) {
            return Problems.invalid(
                    List.of(new FieldProblem("documentNumber", "is a number of this type with its check character")));
        }
        var filter = AuthorizationFilter.at(
                        clock.instant(),
                        request.state(),
                        request.purpose(),
                        request.expired(),
                        request.expiringBefore())
                .about(subjects.referenceOf(document.get()));
        var limit = request.limit();
        return page(filter, request.cursor(), limit == null ? 20 : limit);
    }

    @GetMapping("/api/v1/my/authorizations")
    @Operation(operationId = "listOwnAuthorizations", summary = "The subject's own authorizations")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationPageResponse.class)))
    ResponseEntity<?> listOwn(
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        return page(AuthorizationFilter.NONE, cursor, limit);
    }

    private ResponseEntity<?> page(AuthorizationFilter filter, @Nullable String cursor, int limit) {
        var requester = currentRequester.requester();
        AuthorizationId before = null;
        if (cursor != null) {
            var parsed = Cursor.parse(cursor);
            if (parsed.isEmpty()) {
                return Problems.invalid(List.of(new FieldProblem("cursor", "is none that this service gave")));
            }
            before = parsed.get();
        }
        var page = listAuthorizations.handle(requester, filter, before, limit);
        var items = page.lines().stream()
                .map(line -> answers.line(line.stored(), line.particulars(), requester))
                .toList();
        var next = page.next();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new AuthorizationPageResponse(items, next == null ? null : Cursor.of(next)));
    }

    @GetMapping(ONE)
    @Operation(
            operationId = "readAuthorization",
            summary = "Read an authorization",
            description = "The access is on record before the answer is given (A14).")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        var requester = currentRequester.requester();
        var file = readAuthorization.handle(new AuthorizationId(id), requester);
        return file.<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .eTag(EntityVersion.tag(found.stored().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(answers.file(found, requester)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @GetMapping(ONE + "/document")
    @Operation(
            operationId = "readAuthorizationDocument",
            summary = "Open the signed document",
            description =
                    "The first page's scan unless a piece of evidence is named. The access is on record first (A14).")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> document(
            @PathVariable("id") UUID id,
            @RequestParam(name = "evidenceId", required = false) @Nullable UUID evidenceId) {
        var evidence = evidenceId == null ? null : new EvidenceId(evidenceId);
        return readDocument
                .handle(new AuthorizationId(id), evidence, currentRequester.requester())
                .<ResponseEntity<?>>map(AuthorizationController::content)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> content(EvidenceFile file) {
        var name = file.item().id() + "."
                + MediaType.parseMediaType(file.item().mediaType()).getSubtype();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(file.item().mediaType()))
                .body(file.content());
    }

    @PostMapping(path = ONE + "/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "addEvidence",
            summary = "Hand in a scan or a recording",
            description = "Kept sealed. PDF, PNG or JPEG for scans, MP4 for recordings; at most 10 MB each.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EvidenceResponse.class)))
    ResponseEntity<?> addEvidence(
            @PathVariable("id") UUID id,
            @RequestParam("kind") EvidenceKind kind,
            @RequestParam("file") MultipartFile file) {
        var command = new AddEvidenceCommand(new AuthorizationId(id), kind, bytes(file), currentRequester.requester());
        return switch (addEvidence.handle(command)) {
            case AddEvidence.Outcome.Added added ->
                ResponseEntity.status(201)
                        .cacheControl(CacheControl.noStore())
                        .body(new EvidenceResponse(
                                added.item().id().value(),
                                added.item().kind(),
                                added.item().sha256()));
            case AddEvidence.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case AddEvidence.Outcome.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case AddEvidence.Outcome.NotAccepted _ -> Problems.of(AuthorizationProblem.EVIDENCE_NOT_ACCEPTED);
        };
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @PostMapping(ONE + "/signature")
    @Operation(
            operationId = "signAuthorization",
            summary = "Report the signing at the counter",
            description = "A4. The caller is the teller. Online the subject signs alone (A3).")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationResponse.class)))
    ResponseEntity<?> sign(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid SignatureRequest request) {
        return answer(signAuthorization.handle(new SignAuthorizationCommand(
                new AuthorizationId(id),
                EntityVersion.expected(ifMatch),
                request.channel(),
                request.teller().idDocumentChecked(),
                request.toPages(),
                request.witness().employeeNumber(),
                request.amount(),
                request.toRecording(),
                request.isGuardianDocumentChecked(),
                currentRequester.requester())));
    }

    @SecondPerson
    @PostMapping(ONE + "/compliance-approval")
    @Operation(
            operationId = "approveAuthorizationOfMinor",
            summary = "Agree to a minor's authorization, or turn it down, as compliance officer",
            description = "A5, O1: after the signing and before the verification, by nobody who took part.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationResponse.class)))
    ResponseEntity<?> approveOfMinor(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ComplianceApprovalRequest request) {
        return answer(signOffMinor.handle(new SignOffMinorCommand(
                new AuthorizationId(id),
                EntityVersion.expected(ifMatch),
                request.decision(),
                request.comment(),
                currentRequester.requester())));
    }

    @SecondPerson
    @PostMapping(ONE + "/verification")
    @Operation(
            operationId = "verifyAuthorization",
            summary = "Verify or reject as the second person",
            description = "A4, O1: not by whoever entered, took the signature for, or witnessed it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationResponse.class)))
    ResponseEntity<?> verify(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid VerificationRequest request) {
        return answer(verifyAuthorization.handle(new VerifyAuthorizationCommand(
                new AuthorizationId(id),
                EntityVersion.expected(ifMatch),
                request.decision(),
                request.comment(),
                currentRequester.requester())));
    }

    @PostMapping(ONE + "/withdrawal")
    @Operation(
            operationId = "withdrawAuthorization",
            summary = "Withdraw",
            description =
                    "A10: by the subject, or by an officer of the institution for the subject. The next query is refused.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationResponse.class)))
    ResponseEntity<?> withdraw(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid WithdrawalRequest request) {
        return answer(withdrawAuthorization.handle(new WithdrawAuthorizationCommand(
                new AuthorizationId(id),
                EntityVersion.expected(ifMatch),
                request.reason(),
                currentRequester.requester())));
    }

    @PostMapping(ONE + "/closure")
    @Operation(
            operationId = "closeAuthorization",
            summary = "Close with the credit business",
            description = "A11: settlement, refusal or abandonment.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationResponse.class)))
    ResponseEntity<?> close(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ClosureRequest request) {
        return answer(closeAuthorization.handle(new CloseAuthorizationCommand(
                new AuthorizationId(id),
                EntityVersion.expected(ifMatch),
                request.reason(),
                currentRequester.requester())));
    }

    private ResponseEntity<?> answer(Change change) {
        return switch (change) {
            case Change.Changed changed -> {
                var stored = changed.stored();
                var requester = currentRequester.requester();
                yield ResponseEntity.ok()
                        .eTag(EntityVersion.tag(stored.version()))
                        .cacheControl(CacheControl.noStore())
                        .body(describeAuthorization
                                .handle(stored, requester)
                                .map(file -> answers.file(file, requester))
                                .orElseGet(() -> answers.receipt(stored, requester)));
            }
            case Change.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case Change.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case Change.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case Change.OtherChannel _ -> Problems.of(AuthorizationProblem.SIGNING_CHANNEL_OTHER);
            case Change.SigningRefused refused ->
                Refusals.of(
                        problem(LeadingRule.of(refused.faults())), refused.rules(), fieldProblems(refused.faults()));
            case Change.RefusedForMinor refused ->
                Problems.of(AuthorizationProblem.A5, List.of(Reasons.of(refused.rule())));
            case Change.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    /** The problem of a signing that this rule refuses first. */
    private static AuthorizationProblem problem(RuleCode rule) {
        if (rule == RuleCode.A5) {
            return AuthorizationProblem.A5;
        }
        if (rule == RuleCode.A6) {
            return AuthorizationProblem.A6;
        }
        return rule == RuleCode.A9 ? AuthorizationProblem.A9 : AuthorizationProblem.A4;
    }

    private static List<FieldProblem> fieldProblems(List<FieldFault> faults) {
        return faults.stream()
                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                .toList();
    }
}
