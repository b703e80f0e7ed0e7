package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.masking.ExpectedVersion;
import cn.zhengxin.masking.HeadInstitutionProperties;
import cn.zhengxin.masking.MaskingProblem;
import cn.zhengxin.masking.policy.MaskingPolicies;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policychange.application.DecidePolicy;
import cn.zhengxin.masking.policychange.application.PolicyVersions;
import cn.zhengxin.masking.policychange.application.ProposePolicy;
import cn.zhengxin.masking.policychange.application.TryPolicy;
import cn.zhengxin.masking.policychange.model.PolicyContent;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.secondperson.Person;
import cn.zhengxin.masking.secondperson.SecondPerson;
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
import org.springframework.http.CacheControl;
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

/** Versions of the masking policy: what each says, what it would change, what becomes of proposals. */
@RestController
@RequestMapping(PolicyAccess.BASE)
@Tag(
        name = "masking-policies",
        description = "Who sees what of a report: proposed by one person, tried on samples, approved by another.")
class MaskingPolicyController {

    private static final int NONE_IN_FORCE = 0;

    private final ProposePolicy propose;
    private final TryPolicy tryPolicy;
    private final DecidePolicy decide;
    private final PolicyVersions versions;
    private final MaskingPolicies policies;
    private final HeadInstitutionProperties properties;
    private final Clock clock;

    MaskingPolicyController(
            ProposePolicy propose,
            TryPolicy tryPolicy,
            DecidePolicy decide,
            PolicyVersions versions,
            MaskingPolicies policies,
            HeadInstitutionProperties properties,
            Clock clock) {
        this.propose = propose;
        this.tryPolicy = tryPolicy;
        this.decide = decide;
        this.versions = versions;
        this.policies = policies;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Versions of the masking policy, newest first", operationId = "listMaskingPolicies")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = MaskingPolicyPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) @Nullable @Min(1) Integer cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        var found = versions.page(cursor, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        Instant now = clock.instant();
        int inForce = inForceAt(now);
        boolean forHead = isOfHeadInstitution(caller);
        return ResponseEntity.ok(new MaskingPolicyPageResponse(
                shown.stream()
                        .map(version -> MaskingPolicyVersionResponse.of(version, inForce, now, forHead))
                        .toList(),
                found.size() > limit ? shown.getLast().number() : null));
    }

    @GetMapping("/{version}")
    @Operation(summary = "One version, complete", operationId = "getMaskingPolicy")
    @ApiResponse(
            responseCode = "200",
            description = "Every line, and those by which it differs from the version it is based on",
            content = @Content(schema = @Schema(implementation = MaskingPolicyResponse.class)))
    ResponseEntity<?> one(@PathVariable int version, Caller caller) {
        return versions.find(version)
                .<ResponseEntity<?>>map(
                        found -> ResponseEntity.ok().eTag(eTagOf(found)).body(complete(found, caller)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping
    @Operation(
            summary = "Propose a version",
            description = "All of its lines; every fault is named in one answer.",
            operationId = "proposeMaskingPolicy")
    @ApiResponse(
            responseCode = "201",
            description = "Waits for a second person; masks nothing before",
            content = @Content(schema = @Schema(implementation = MaskingPolicyResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Nothing was kept",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Another proposal waits, or its base is not the newest approved version",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> propose(
            @Valid @RequestBody ProposeMaskingPolicyRequest request,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person) || !isOfHeadInstitution(person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var outcome = propose.handle(request.basedOn(), request.toProposal(), Person.of(person, terminal));
        return switch (outcome) {
            case ProposePolicy.Outcome.Proposed(var version, var content) ->
                ResponseEntity.created(URI.create(PolicyAccess.BASE + "/" + version.number()))
                        .eTag(eTagOf(version))
                        .body(complete(version, caller));
            case ProposePolicy.Outcome.Faulty(var faults) ->
                Problems.invalid(
                        MaskingProblem.MASKING_POLICY_INVALID,
                        faults.stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
            case ProposePolicy.Outcome.AnotherIsOpen() -> Problems.of(MaskingProblem.MASKING_POLICY_PENDING);
            case ProposePolicy.Outcome.BaseOutdated() -> Problems.of(MaskingProblem.MASKING_POLICY_BASE_OUTDATED);
        };
    }

    @PostMapping("/{version}/trial")
    @Operation(
            summary = "See what a version would change",
            description =
                    "M6: samples masked under the version in force and under this one. Samples are kept nowhere, and"
                            + " neither is the answer: repeating a key tries again.",
            operationId = "tryMaskingPolicy")
    @ApiResponse(
            responseCode = "200",
            description = "Field by field, before and after",
            content = @Content(schema = @Schema(implementation = MaskingPolicyTrialResponse.class)))
    ResponseEntity<?> tryOut(
            @PathVariable int version,
            @Valid @RequestBody TryMaskingPolicyRequest request,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        return switch (tryPolicy.handle(request.toCommand(version, Person.of(person, terminal)))) {
            case TryPolicy.Outcome.Tried tried ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(MaskingPolicyTrialResponse.of(tried));
            case TryPolicy.Outcome.Unknown() -> Problems.of(EdgeProblem.NOT_FOUND);
            case TryPolicy.Outcome.NoPolicyInForce() -> Problems.of(MaskingProblem.NO_MASKING_POLICY_IN_FORCE);
        };
    }

    @SecondPerson
    @PostMapping("/{version}/approval")
    @Operation(
            summary = "Approve or reject a proposed version as the second person",
            description =
                    "O1: not by whoever proposed it, under this account or another. M6: approved only by who has tried it"
                            + " on the delivered samples. A decided version never changes.",
            operationId = "decideMaskingPolicy")
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = MaskingPolicyResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "One's own proposal",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Decided before, not tried, or its date has passed",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> decide(
            @PathVariable int version,
            @Valid @RequestBody MaskingPolicyDecisionRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return decide(version, request.word(), ifMatch, caller, terminal);
    }

    @PostMapping("/{version}/withdrawal")
    @Operation(
            summary = "Take a proposal of one's own back",
            description = "As long as nobody has decided on it.",
            operationId = "withdrawMaskingPolicy")
    @ApiResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = MaskingPolicyResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Somebody else's proposal",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Decided before",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> withdraw(
            @PathVariable int version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return decide(version, DecidePolicy.Word.WITHDRAW, ifMatch, caller, terminal);
    }

    private ResponseEntity<?> decide(
            int version, DecidePolicy.Word word, @Nullable String ifMatch, Caller caller, Optional<Terminal> terminal) {
        if (!(caller instanceof Caller.Person person) || !isOfHeadInstitution(person)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var outcome = decide.handle(version, word, Person.of(person, terminal), ExpectedVersion.of(ifMatch));
        return switch (outcome) {
            case DecidePolicy.Outcome.Decided(var decided) ->
                ResponseEntity.ok().eTag(eTagOf(decided)).body(complete(decided, caller));
            case DecidePolicy.Outcome.Unknown() -> Problems.of(EdgeProblem.NOT_FOUND);
            case DecidePolicy.Outcome.NotOpen() -> Problems.of(MaskingProblem.MASKING_POLICY_NOT_OPEN);
            case DecidePolicy.Outcome.VersionOutOfDate() -> ExpectedVersion.outOfDate();
            case DecidePolicy.Outcome.NotTried() -> Problems.of(MaskingProblem.MASKING_POLICY_NOT_TRIED);
            case DecidePolicy.Outcome.TooLate() -> Problems.of(MaskingProblem.MASKING_POLICY_DATE_PASSED);
            case DecidePolicy.Outcome.NotIndependent() -> Problems.of(MaskingProblem.O1);
            case DecidePolicy.Outcome.NotOwn() -> Problems.of(EdgeProblem.ACCESS_DENIED);
        };
    }

    private MaskingPolicyResponse complete(PolicyVersion version, Caller caller) {
        Instant now = clock.instant();
        Integer basedOn = version.origin().basedOn();
        PolicyContent base = basedOn == null ? null : versions.contentOf(basedOn);
        return MaskingPolicyResponse.of(
                MaskingPolicyVersionResponse.of(version, inForceAt(now), now, isOfHeadInstitution(caller)),
                versions.contentOf(version.number()),
                base);
    }

    private int inForceAt(Instant now) {
        return policies.inForceAt(now).map(MaskingPolicy::version).orElse(NONE_IN_FORCE);
    }

    private boolean isOfHeadInstitution(Caller caller) {
        return caller instanceof Caller.Person person
                && person.institution().value().equals(properties.headInstitution());
    }

    /** A version is decided once: undecided it is 0, decided 1. */
    private static String eTagOf(PolicyVersion version) {
        return ExpectedVersion.eTag(version instanceof PolicyVersion.Proposed ? 0 : 1);
    }
}
