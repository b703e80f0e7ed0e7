package cn.zhengxin.authorization.policychange.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policychange.application.DecidePolicy;
import cn.zhengxin.authorization.policychange.application.PolicyVersions;
import cn.zhengxin.authorization.policychange.application.ProposePolicy;
import cn.zhengxin.authorization.policychange.model.PolicyVersion;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
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
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Versions of the policy, and the catalogue of the rules decided by it. */
@RestController
@Tag(name = "Authorization policies")
class PolicyController {

    private static final String BASE = "/api/v1/authorization-policies";
    private static final String ONE = BASE + "/{version}";

    private final CurrentRequester currentRequester;
    private final ProposePolicy proposePolicy;
    private final DecidePolicy decidePolicy;
    private final PolicyVersions versions;
    private final AuthorizationPolicies policies;
    private final Clock clock;

    PolicyController(
            CurrentRequester currentRequester,
            ProposePolicy proposePolicy,
            DecidePolicy decidePolicy,
            PolicyVersions versions,
            AuthorizationPolicies policies,
            Clock clock) {
        this.currentRequester = currentRequester;
        this.proposePolicy = proposePolicy;
        this.decidePolicy = decidePolicy;
        this.versions = versions;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping(BASE)
    @Operation(operationId = "listAuthorizationPolicies", summary = "Every version of the policy")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PolicyVersionListResponse.class)))
    ResponseEntity<?> list() {
        var now = clock.instant();
        var inForce = policies.at(now).version();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PolicyVersionListResponse(versions.all().stream()
                        .map(version -> PolicyVersionResponse.of(version, inForce, now))
                        .toList()));
    }

    @GetMapping(ONE)
    @Operation(operationId = "readAuthorizationPolicy", summary = "One version of the policy, complete")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyResponse.class)))
    ResponseEntity<?> read(@PathVariable("version") int version) {
        return versions.find(version)
                .<ResponseEntity<?>>map(found ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(complete(found)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "proposeAuthorizationPolicy",
            summary = "Propose a version of the policy",
            description = "What differs from an approved version; every fault is named in one answer.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PolicyResponse.class)))
    ResponseEntity<?> propose(@RequestBody @Valid PolicyRequest request) {
        var outcome = proposePolicy.handle(request.basedOn(), request.toProposal(), currentRequester.requester());
        return switch (outcome) {
            case ProposePolicy.Outcome.Proposed proposed ->
                ResponseEntity.created(
                                URI.create(BASE + "/" + proposed.version().number()))
                        .cacheControl(CacheControl.noStore())
                        .body(complete(proposed.version()));
            case ProposePolicy.Outcome.Faulty faulty ->
                Refusals.of(
                        AuthorizationProblem.POLICY_INCOMPLETE,
                        List.of(),
                        faulty.faults().stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
        };
    }

    @SecondPerson
    @PostMapping(ONE + "/approval")
    @Operation(
            operationId = "approveAuthorizationPolicy",
            summary = "Approve or reject a proposed version as the second person",
            description = "O1: not by whoever proposed it. A decided version never changes.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyResponse.class)))
    ResponseEntity<?> approve(@PathVariable("version") int version, @RequestBody @Valid PolicyDecisionRequest request) {
        return switch (decidePolicy.handle(version, request.decision(), currentRequester.requester())) {
            case DecidePolicy.Outcome.Decided decided ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(complete(decided.version()));
            case DecidePolicy.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case DecidePolicy.Outcome.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case DecidePolicy.Outcome.TooLate _ -> Problems.of(AuthorizationProblem.POLICY_DATE_PASSED);
            case DecidePolicy.Outcome.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    @GetMapping("/api/v1/authorization-rules")
    @Operation(
            operationId = "listAuthorizationRules",
            summary = "The catalogue of rules",
            description = "Each rule with its basis, how far it is built, what a refusal says and what would cure it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RuleCatalogueResponse.class)))
    ResponseEntity<?> rules() {
        var policy = policies.at(clock.instant());
        var rules = Arrays.stream(RuleCode.values())
                .map(policy::rule)
                .map(entry -> new RuleCatalogueResponse.RulePart(
                        entry.rule().name(), entry.rule().status(), entry.basis(), entry.message(), entry.cure()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RuleCatalogueResponse(policy.version(), rules));
    }

    private PolicyResponse complete(PolicyVersion version) {
        var now = clock.instant();
        return PolicyResponse.of(
                policies.version(version.number()),
                PolicyVersionResponse.of(version, policies.at(now).version(), now));
    }
}
