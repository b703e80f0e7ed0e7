package cn.zhengxin.masking.unmasking.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.masking.ExpectedVersion;
import cn.zhengxin.masking.MaskingProblem;
import cn.zhengxin.masking.secondperson.Person;
import cn.zhengxin.masking.secondperson.SecondPerson;
import cn.zhengxin.masking.unmasking.application.DecideUnmasking;
import cn.zhengxin.masking.unmasking.application.RequestUnmasking;
import cn.zhengxin.masking.unmasking.application.Unmaskings;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
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

/** Unmaskings: asked for by one person, decided by another, over by themselves. */
@RestController
@RequestMapping(UnmaskingAccess.BASE)
@Tag(
        name = "unmaskings",
        description =
                "Named fields of one report in full, for one viewer and for minutes, with a second person's consent.")
class UnmaskingController {

    private final RequestUnmasking request;
    private final DecideUnmasking decide;
    private final Unmaskings unmaskings;
    private final Clock clock;

    UnmaskingController(RequestUnmasking request, DecideUnmasking decide, Unmaskings unmaskings, Clock clock) {
        this.request = request;
        this.decide = decide;
        this.unmaskings = unmaskings;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Unmaskings, newest first",
            description = "Those of the institution for who may decide, one's own for others.",
            operationId = "listUnmaskings")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = UnmaskingPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var found = unmaskings.page(
                person.institution().value(),
                mayDecide(person) ? null : person.account().value(),
                cursor == null ? null : new UnmaskingId(cursor),
                limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        Instant now = clock.instant();
        return ResponseEntity.ok(new UnmaskingPageResponse(
                shown.stream()
                        .map(unmasking -> UnmaskingResponse.of(unmasking, now))
                        .toList(),
                found.size() > limit ? shown.getLast().request().id().value() : null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One unmasking", operationId = "getUnmasking")
    @ApiResponse(
            responseCode = "200",
            description = "What was asked for and what became of it",
            content = @Content(schema = @Schema(implementation = UnmaskingResponse.class)))
    ResponseEntity<?> one(@PathVariable UUID id, Caller caller) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        Person asker = Person.of(person, Optional.empty());
        return unmaskings
                .find(new UnmaskingId(id))
                .filter(unmasking -> unmasking.request().institution().equals(asker.institution()))
                .filter(unmasking -> mayDecide(person) || unmasking.request().isOf(asker))
                .<ResponseEntity<?>>map(this::answer)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping
    @Operation(
            summary = "Ask for named fields of a report in full",
            description = "M5: shows nothing before a second person approved it, and then to the requester alone.",
            operationId = "requestUnmasking")
    @ApiResponse(
            responseCode = "201",
            description = "Waits for a second person, for a day",
            content = @Content(schema = @Schema(implementation = UnmaskingResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Nothing was kept",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> ask(
            @Valid @RequestBody RequestUnmaskingRequest asked,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        return switch (request.handle(asked.toProposal(), Person.of(person, terminal))) {
            case RequestUnmasking.Outcome.Requested(var requested) ->
                ResponseEntity.created(URI.create(
                                UnmaskingAccess.BASE + "/" + requested.request().id()))
                        .eTag(ExpectedVersion.eTag(requested.version()))
                        .body(UnmaskingResponse.of(requested, clock.instant()));
            case RequestUnmasking.Outcome.Faulty(var faults) ->
                Problems.invalid(
                        MaskingProblem.UNMASKING_INVALID,
                        faults.stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
            case RequestUnmasking.Outcome.NoPolicyInForce() -> Problems.of(MaskingProblem.NO_MASKING_POLICY_IN_FORCE);
        };
    }

    @SecondPerson
    @PostMapping("/{id}/approval")
    @Operation(
            summary = "Approve or reject an unmasking as the second person",
            description =
                    "O1: a reviewer or compliance officer of the institution, never who asked, under this account or another.",
            operationId = "decideUnmasking")
    @ApiResponse(
            responseCode = "200",
            description = "Decided; an approved one is live from now on",
            content = @Content(schema = @Schema(implementation = UnmaskingResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "One's own request",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Decided before, or lapsed",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> approve(
            @PathVariable UUID id,
            @Valid @RequestBody UnmaskingDecisionRequest decision,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(id, decision.word(), ifMatch, caller, terminal);
    }

    @PostMapping("/{id}/revocation")
    @Operation(
            summary = "Take a request back, or end an unmasking before its time",
            description = "By who asked for it, or by who may decide.",
            operationId = "revokeUnmasking")
    @ApiResponse(
            responseCode = "200",
            description = "Shows nothing from now on",
            content = @Content(schema = @Schema(implementation = UnmaskingResponse.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Over already",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> revoke(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(id, DecideUnmasking.Word.REVOKE, ifMatch, caller, terminal);
    }

    private ResponseEntity<?> change(
            UUID id, DecideUnmasking.Word word, @Nullable String ifMatch, Caller caller, Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var outcome = decide.handle(
                new UnmaskingId(id), word, Person.of(person, terminal), mayDecide(person), ExpectedVersion.of(ifMatch));
        return switch (outcome) {
            case DecideUnmasking.Outcome.Decided(var decided) -> answer(decided);
            case DecideUnmasking.Outcome.Unknown() -> Problems.of(EdgeProblem.NOT_FOUND);
            case DecideUnmasking.Outcome.NotOpen() -> Problems.of(MaskingProblem.UNMASKING_NOT_OPEN);
            case DecideUnmasking.Outcome.VersionOutOfDate() -> ExpectedVersion.outOfDate();
            case DecideUnmasking.Outcome.NotIndependent() -> Problems.of(MaskingProblem.O1);
        };
    }

    private ResponseEntity<?> answer(Unmasking unmasking) {
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.eTag(unmasking.version()))
                .body(UnmaskingResponse.of(unmasking, clock.instant()));
    }

    private static boolean mayDecide(Caller.Person person) {
        return person.has(Role.REVIEWER) || person.has(Role.COMPLIANCE_OFFICER);
    }
}
