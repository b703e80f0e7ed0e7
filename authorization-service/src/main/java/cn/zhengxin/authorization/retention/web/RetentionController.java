package cn.zhengxin.authorization.retention.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.authorization.retention.application.DecideDestruction;
import cn.zhengxin.authorization.retention.application.DestructionChange;
import cn.zhengxin.authorization.retention.application.HoldFiles;
import cn.zhengxin.authorization.retention.application.ProposeDestruction;
import cn.zhengxin.authorization.retention.application.ReadDestructions;
import cn.zhengxin.authorization.retention.application.StoredDestruction;
import cn.zhengxin.authorization.retention.model.DestructionId;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.authorization.text.PlainText;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Holds and destructions (A15). */
@RestController
@Tag(name = "Retention and destruction")
class RetentionController {

    private static final String DESTRUCTIONS = "/api/v1/destructions";
    private static final String HOLDS = "/api/v1/legal-holds";

    private final CurrentRequester currentRequester;
    private final ProposeDestruction proposeDestruction;
    private final DecideDestruction decideDestruction;
    private final ReadDestructions readDestructions;
    private final HoldFiles holdFiles;

    RetentionController(
            CurrentRequester currentRequester,
            ProposeDestruction proposeDestruction,
            DecideDestruction decideDestruction,
            ReadDestructions readDestructions,
            HoldFiles holdFiles) {
        this.currentRequester = currentRequester;
        this.proposeDestruction = proposeDestruction;
        this.decideDestruction = decideDestruction;
        this.readDestructions = readDestructions;
        this.holdFiles = holdFiles;
    }

    @GetMapping(DESTRUCTIONS + "/due")
    @Operation(
            operationId = "listFilesDue",
            summary = "Files whose retention has ended",
            description = "A15: computed when asked; without what is held, disputed, or proposed already.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DueResponse.class)))
    ResponseEntity<?> due(@RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(100) int limit) {
        return ok(new DueResponse(readDestructions.due(currentRequester.requester(), limit).stream()
                .map(DestructionResponse.FilePart::of)
                .toList()));
    }

    @PostMapping(DESTRUCTIONS)
    @Operation(
            operationId = "proposeDestruction",
            summary = "Propose files for destruction",
            description = "A15: every file that is not due, held or disputed is named, and nothing is proposed then.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DestructionResponse.class)))
    ResponseEntity<?> propose(@RequestBody @Valid ProposeDestructionRequest request) {
        var files =
                request.authorizationIds().stream().map(AuthorizationId::new).toList();
        return answer(proposeDestruction.handle(files, currentRequester.requester()), 201, "authorizationIds");
    }

    @GetMapping(DESTRUCTIONS)
    @Operation(operationId = "listDestructions", summary = "The newest destructions")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DestructionListResponse.class)))
    ResponseEntity<?> list() {
        return ok(new DestructionListResponse(readDestructions.list(currentRequester.requester()).stream()
                .map(DestructionResponse::of)
                .toList()));
    }

    @GetMapping(DESTRUCTIONS + "/{id}")
    @Operation(
            operationId = "readDestruction",
            summary = "Read a destruction and its certificate",
            description = "A15: the certificate names what was destroyed, by whom, when, and under which policy.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DestructionResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        return readDestructions
                .handle(new DestructionId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(stored -> shown(stored, 200))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @SecondPerson
    @PostMapping(DESTRUCTIONS + "/{id}/approval")
    @Operation(
            operationId = "decideDestruction",
            summary = "Approve and carry out, or reject, as the second person",
            description = "A15, O1: everything is checked again at this moment; keys are destroyed for good.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DestructionResponse.class)))
    ResponseEntity<?> decide(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid DestructionDecisionRequest request) {
        return answer(
                decideDestruction.handle(
                        new DestructionId(id),
                        EntityVersion.expected(ifMatch),
                        request.decision(),
                        currentRequester.requester()),
                200,
                "files");
    }

    @PostMapping(HOLDS)
    @Operation(
            operationId = "placeLegalHold",
            summary = "Hold one file or all files of a subject",
            description = "A15: what is held is not destroyed.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HoldResponse.class)))
    ResponseEntity<?> placeHold(@RequestBody @Valid PlaceHoldRequest request) {
        var faults = new ArrayList<FieldProblem>();
        var authorization = request.authorizationId();
        var subject = request.subjectReference();
        if ((authorization == null) == (subject == null)) {
            faults.add(new FieldProblem("authorizationId", "either this or subjectReference is given"));
        }
        if (!PlainText.isAll(request.reason())) {
            faults.add(new FieldProblem("reason", "one line of visible characters"));
        }
        if (!faults.isEmpty()) {
            return Problems.invalid(faults);
        }
        return answer(
                holdFiles.place(
                        authorization == null ? null : new AuthorizationId(authorization),
                        subject == null ? null : new SubjectReference(subject),
                        request.reason(),
                        currentRequester.requester()),
                201);
    }

    @GetMapping(HOLDS)
    @Operation(operationId = "listLegalHolds", summary = "Open holds")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldListResponse.class)))
    ResponseEntity<?> listHolds() {
        return ok(new HoldListResponse(holdFiles.open(currentRequester.requester()).stream()
                .map(hold -> HoldResponse.of(hold, holdFiles.reasonOf(hold)))
                .toList()));
    }

    @SecondPerson
    @PostMapping(HOLDS + "/{id}/lifting")
    @Operation(
            operationId = "liftLegalHold",
            summary = "Lift a hold as the second person",
            description = "A15, O1: not by whoever placed it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldResponse.class)))
    ResponseEntity<?> liftHold(@PathVariable("id") UUID id) {
        return answer(holdFiles.lift(id, currentRequester.requester()), 200);
    }

    private ResponseEntity<?> answer(DestructionChange change, int status, String list) {
        return switch (change) {
            case DestructionChange.Changed changed -> shown(changed.stored(), status);
            case DestructionChange.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case DestructionChange.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case DestructionChange.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case DestructionChange.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
            case DestructionChange.Obstructed obstructed ->
                Refusals.of(
                        AuthorizationProblem.A15,
                        List.of(obstructed.rule()),
                        obstructed.files().stream()
                                .flatMap(file -> file.obstacles().stream()
                                        .map(obstacle ->
                                                new FieldProblem(list + "[" + file.index() + "]", obstacle.message())))
                                .toList());
        };
    }

    private ResponseEntity<?> answer(HoldFiles.Outcome outcome, int status) {
        return switch (outcome) {
            case HoldFiles.Outcome.Held held ->
                ResponseEntity.status(status)
                        .cacheControl(CacheControl.noStore())
                        .body(HoldResponse.of(held.hold(), holdFiles.reasonOf(held.hold())));
            case HoldFiles.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case HoldFiles.Outcome.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case HoldFiles.Outcome.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    private static ResponseEntity<?> shown(StoredDestruction stored, int status) {
        return ResponseEntity.status(status)
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(DestructionResponse.of(stored));
    }

    private static ResponseEntity<?> ok(Object body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
