package cn.zhengxin.query.policychange.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.HeadInstitutionProperties;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.Versions;
import cn.zhengxin.query.inquiry.ExpectedVersion;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.policychange.application.DecidePolicy;
import cn.zhengxin.query.policychange.application.PolicyVersions;
import cn.zhengxin.query.policychange.application.ProposePolicy;
import cn.zhengxin.query.policychange.model.PolicyContent;
import cn.zhengxin.query.policychange.model.PolicyVersion;
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

/** Versions of the policy: what each says, what becomes of proposals. */
@RestController
@RequestMapping(PolicyAccess.BASE)
@Tag(
        name = "gate-policies",
        description = "The numbers and texts that the rules decide by: proposed by one person, approved by another.")
class GatePolicyController {

    private final ProposePolicy propose;
    private final DecidePolicy decide;
    private final PolicyVersions versions;
    private final PolicyBooks books;
    private final HeadInstitutionProperties properties;
    private final Clock clock;

    GatePolicyController(
            ProposePolicy propose,
            DecidePolicy decide,
            PolicyVersions versions,
            PolicyBooks books,
            HeadInstitutionProperties properties,
            Clock clock) {
        this.propose = propose;
        this.decide = decide;
        this.versions = versions;
        this.books = books;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Versions of the policy, newest first", operationId = "listGatePolicies")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = GatePolicyPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) @Nullable @Min(1) Integer cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        var found = versions.page(cursor, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        Instant now = clock.instant();
        int inForce = books.inForceAt(now).version();
        boolean forHead = isOfHeadInstitution(caller);
        return ResponseEntity.ok(new GatePolicyPageResponse(
                shown.stream()
                        .map(version -> GatePolicyVersionResponse.of(version, inForce, now, forHead))
                        .toList(),
                found.size() > limit ? shown.getLast().number() : null));
    }

    @GetMapping("/{version}")
    @Operation(
            summary = "One version, complete",
            description = "Institutions' own numbers are shown to the head institution; to others their own.",
            operationId = "getGatePolicy")
    @ApiResponse(
            responseCode = "200",
            description = "Every rule with its texts and numbers",
            content = @Content(schema = @Schema(implementation = GatePolicyResponse.class)))
    ResponseEntity<?> one(@PathVariable int version, Caller caller) {
        return versions.find(version)
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .eTag(eTagOf(found))
                        .body(complete(found, versions.contentOf(version), caller)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping
    @Operation(
            summary = "Propose a version",
            description = "What differs from the newest approved version; every fault is named in one answer.",
            operationId = "proposeGatePolicy")
    @ApiResponse(
            responseCode = "201",
            description = "Waits for a second person; decides nothing before",
            content = @Content(schema = @Schema(implementation = GatePolicyResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Nothing was kept",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Another proposal waits, or its base is not the newest approved version",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> propose(
            @Valid @RequestBody ProposeGatePolicyRequest request,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person) || !mayChange(person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var outcome = propose.handle(request.basedOn(), request.toProposal(), employeeOf(person, terminal));
        return switch (outcome) {
            case ProposePolicy.Outcome.Proposed(var version, var content) ->
                ResponseEntity.created(URI.create(PolicyAccess.BASE + "/" + version.number()))
                        .eTag(eTagOf(version))
                        .body(complete(version, content, caller));
            case ProposePolicy.Outcome.Faulty(var faults) ->
                Problems.invalid(
                        QueryProblem.GATE_POLICY_INVALID,
                        faults.stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
            case ProposePolicy.Outcome.AnotherIsOpen() -> Problems.of(QueryProblem.GATE_POLICY_PENDING);
            case ProposePolicy.Outcome.BaseOutdated() -> Problems.of(QueryProblem.GATE_POLICY_BASE_OUTDATED);
        };
    }

    @PostMapping("/{version}/approval")
    @Operation(
            summary = "Approve or reject a proposed version as the second person",
            description =
                    "O1: not by whoever proposed it, under this account or another. A decided version never changes.",
            operationId = "decideGatePolicy")
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = GatePolicyResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "One's own proposal",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Decided before, or its date has passed",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> decide(
            @PathVariable int version,
            @Valid @RequestBody GatePolicyDecisionRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person) || !mayChange(person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var outcome = decide.handle(version, request.word(), employeeOf(person, terminal), ExpectedVersion.of(ifMatch));
        return switch (outcome) {
            case DecidePolicy.Outcome.Decided(var decided) ->
                ResponseEntity.ok().eTag(eTagOf(decided)).body(complete(decided, versions.contentOf(version), caller));
            case DecidePolicy.Outcome.Unknown() -> Problems.of(EdgeProblem.NOT_FOUND);
            case DecidePolicy.Outcome.NotOpen() -> Problems.of(QueryProblem.GATE_POLICY_NOT_OPEN);
            case DecidePolicy.Outcome.VersionOutOfDate() -> Versions.outOfDate(ExpectedVersion.of(ifMatch));
            case DecidePolicy.Outcome.TooLate() -> Problems.of(QueryProblem.GATE_POLICY_DATE_PASSED);
            case DecidePolicy.Outcome.NotIndependent() -> Problems.of(QueryProblem.O1);
        };
    }

    private GatePolicyResponse complete(PolicyVersion version, PolicyContent content, Caller caller) {
        Instant now = clock.instant();
        boolean forHead = isOfHeadInstitution(caller);
        return GatePolicyResponse.of(
                GatePolicyVersionResponse.of(version, books.inForceAt(now).version(), now, forHead),
                content,
                baseOf(version),
                institution -> forHead
                        || caller.actsFor()
                                .filter(own -> own.value().equals(institution))
                                .isPresent());
    }

    private @Nullable PolicyContent baseOf(PolicyVersion version) {
        Integer basedOn = version.origin().basedOn();
        return basedOn == null ? null : versions.contentOf(basedOn);
    }

    private boolean mayChange(Caller.Person person) {
        return isOfHeadInstitution(person)
                && (person.has(Role.COMPLIANCE_OFFICER) || person.has(Role.CREDIT_ADMINISTRATOR_PROVINCE));
    }

    private boolean isOfHeadInstitution(Caller caller) {
        return caller instanceof Caller.Person person
                && person.institution().value().equals(properties.headInstitution());
    }

    private static Performer.Employee employeeOf(Caller.Person person, Optional<Terminal> terminal) {
        return new Performer.Employee(
                person.account().value(),
                person.employeeNumber(),
                person.institution().value(),
                terminal.map(Terminal::address).orElse(null));
    }

    /** A version is decided once: undecided it is 0, decided 1. */
    private static String eTagOf(PolicyVersion version) {
        return version instanceof PolicyVersion.Proposed ? "\"0\"" : "\"1\"";
    }
}
