package cn.zhengxin.query.specialgrant.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.Versions;
import cn.zhengxin.query.inquiry.ExpectedVersion;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.specialgrant.application.ChangeOutcome;
import cn.zhengxin.query.specialgrant.application.DecideSpecialGrant;
import cn.zhengxin.query.specialgrant.application.DecideSpecialGrant.Word;
import cn.zhengxin.query.specialgrant.application.RequestSpecialGrant;
import cn.zhengxin.query.specialgrant.application.SpecialGrants;
import cn.zhengxin.query.specialgrant.model.GrantDecision;
import cn.zhengxin.query.specialgrant.model.GrantRequest;
import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import cn.zhengxin.query.specialgrant.model.SpecialGrantId;
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

/** Q3: officers ask for special grants, a department head of their institution decides. */
@RestController
@RequestMapping("/api/v1/special-grants")
@Tag(name = "special-grants", description = "Time-boxed permission for queries out of the ordinary (Q3).")
class SpecialGrantController {

    private final RequestSpecialGrant requestGrant;
    private final DecideSpecialGrant decideGrant;
    private final SpecialGrants grants;
    private final Clock clock;

    SpecialGrantController(
            RequestSpecialGrant requestGrant, DecideSpecialGrant decideGrant, SpecialGrants grants, Clock clock) {
        this.requestGrant = requestGrant;
        this.decideGrant = decideGrant;
        this.grants = grants;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Ask for a special grant, for oneself", operationId = "requestSpecialGrant")
    @ApiResponse(
            responseCode = "201",
            description = "Waits for a department head of the institution",
            content = @Content(schema = @Schema(implementation = SpecialGrantResponse.class)))
    ResponseEntity<?> request(
            @Valid @RequestBody RequestSpecialGrantRequest request,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person) || !person.has(Role.QUERY_OFFICER)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        Performer.Employee officer = employeeOf(person, terminal);
        var asked = new GrantRequest(
                SpecialGrantId.next(),
                new GrantRequest.Holder(
                        officer.account(), officer.employeeNumber(), officer.institution(), person.branch()),
                request.covers(),
                request.validFrom(),
                request.validUntil(),
                request.uses(),
                request.reason(),
                clock.instant());
        return switch (requestGrant.handle(asked, officer)) {
            case RequestSpecialGrant.Outcome.Requested(var grant) ->
                ResponseEntity.created(URI.create("/api/v1/special-grants/" + grant.id()))
                        .eTag(eTagOf(grant))
                        .body(responseOf(grant));
            case RequestSpecialGrant.Outcome.Faulty(var faults) ->
                Problems.invalid(faults.stream()
                        .map(fault -> new FieldProblem(fault.field(), fault.message()))
                        .toList());
        };
    }

    @PostMapping("/{id}/approval")
    @Operation(
            summary = "Grant or reject as a department head of the institution",
            description = "O1: never for oneself.",
            operationId = "decideSpecialGrant")
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = SpecialGrantResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "One's own grant",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> decide(
            @PathVariable UUID id,
            @Valid @RequestBody SpecialGrantDecisionRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(
                id,
                switch (request.decision()) {
                    case APPROVE -> Word.APPROVE;
                    case REJECT -> Word.REJECT;
                },
                ifMatch,
                caller,
                terminal);
    }

    @PostMapping("/{id}/revocation")
    @Operation(summary = "Take a special grant back before its time", operationId = "revokeSpecialGrant")
    @ApiResponse(
            responseCode = "200",
            description = "Revoked; what was used stays used",
            content = @Content(schema = @Schema(implementation = SpecialGrantResponse.class)))
    ResponseEntity<?> revoke(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(id, Word.REVOKE, ifMatch, caller, terminal);
    }

    private ResponseEntity<?> change(
            UUID id, Word word, @Nullable String ifMatch, Caller caller, Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person) || !person.has(Role.DEPARTMENT_HEAD)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var outcome = decideGrant.handle(
                new SpecialGrantId(id), word, employeeOf(person, terminal), ExpectedVersion.of(ifMatch));
        return switch (outcome) {
            case ChangeOutcome.Changed(var grant) -> shown(grant);
            case ChangeOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case ChangeOutcome.NotInThisState(var grant) -> Problems.of(QueryProblem.GRANT_NOT_OPEN);
            case ChangeOutcome.VersionOutOfDate() -> Versions.outOfDate(ExpectedVersion.of(ifMatch));
            case ChangeOutcome.NotIndependent() -> Problems.of(QueryProblem.O1);
        };
    }

    @GetMapping("/{id}")
    @Operation(summary = "One special grant", operationId = "getSpecialGrant")
    @ApiResponse(
            responseCode = "200",
            description = "The grant, with the uses taken",
            content = @Content(schema = @Schema(implementation = SpecialGrantResponse.class)))
    ResponseEntity<?> one(@PathVariable UUID id, Caller caller) {
        return grants.find(new SpecialGrantId(id))
                .filter(grant -> isVisible(grant, caller))
                .<ResponseEntity<?>>map(this::shown)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @GetMapping
    @Operation(
            summary = "Special grants, newest first: an officer's own, or the institution's",
            operationId = "listSpecialGrants")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = SpecialGrantPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var found = grants.page(
                person.institution().value(),
                seesInstitution(person) ? null : person.account().value(),
                cursor == null ? null : new SpecialGrantId(cursor),
                limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        UUID next = found.size() > limit ? shown.getLast().id().value() : null;
        return ResponseEntity.ok(new SpecialGrantPageResponse(
                shown.stream().map(this::responseOf).toList(), next));
    }

    private static boolean isVisible(SpecialGrant grant, Caller caller) {
        var holder = grant.request().holder();
        return caller instanceof Caller.Person person
                && holder.institution().equals(person.institution().value())
                && (seesInstitution(person)
                        || holder.account().equals(person.account().value()));
    }

    private static boolean seesInstitution(Caller.Person person) {
        return person.has(Role.DEPARTMENT_HEAD) || person.has(Role.REVIEWER) || person.has(Role.COMPLIANCE_OFFICER);
    }

    private static Performer.Employee employeeOf(Caller.Person person, Optional<Terminal> terminal) {
        return new Performer.Employee(
                person.account().value(),
                person.employeeNumber(),
                person.institution().value(),
                terminal.map(Terminal::address).orElse(null));
    }

    private ResponseEntity<?> shown(SpecialGrant grant) {
        return ResponseEntity.ok().eTag(eTagOf(grant)).body(responseOf(grant));
    }

    private SpecialGrantResponse responseOf(SpecialGrant grant) {
        GrantRequest request = grant.request();
        int taken = grants.usesTaken(request.id());
        return new SpecialGrantResponse(
                request.id().value(),
                stateOf(grant, taken, clock.instant()),
                request.holder().institution(),
                request.holder().branch(),
                request.holder().account(),
                request.covers().stream().sorted().toList(),
                request.validFrom(),
                request.validUntil(),
                request.uses(),
                taken,
                request.reason(),
                request.requestedAt(),
                grant.decision()
                        .map(GrantDecision::by)
                        .map(GrantDecision.Decider::account)
                        .orElse(null),
                grant.decision().map(GrantDecision::at).orElse(null));
    }

    private static SpecialGrantResponse.State stateOf(SpecialGrant grant, int taken, Instant now) {
        return switch (grant) {
            case SpecialGrant.Requested it -> SpecialGrantResponse.State.REQUESTED;
            case SpecialGrant.Granted it
            when !it.request().validUntil().isAfter(now) -> SpecialGrantResponse.State.EXPIRED;
            case SpecialGrant.Granted it when taken >= it.request().uses() -> SpecialGrantResponse.State.USED_UP;
            case SpecialGrant.Granted it -> SpecialGrantResponse.State.GRANTED;
            case SpecialGrant.Rejected it -> SpecialGrantResponse.State.REJECTED;
            case SpecialGrant.Revoked it -> SpecialGrantResponse.State.REVOKED;
        };
    }

    private static String eTagOf(SpecialGrant grant) {
        return "\"" + grant.version() + "\"";
    }
}
