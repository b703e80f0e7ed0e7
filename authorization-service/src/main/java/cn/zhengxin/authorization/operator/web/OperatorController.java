package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.operator.application.ListOperators;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.ReadOperator;
import cn.zhengxin.authorization.operator.application.ReinstateOperator;
import cn.zhengxin.authorization.operator.application.ReinstateOperatorCommand;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.application.SuspendOperator;
import cn.zhengxin.authorization.operator.application.SuspendOperatorCommand;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Reasons;
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
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of operators, for administrators and auditors. */
@RestController
@Tag(name = "Operators")
class OperatorController {

    private static final String BASE = "/api/v1/operators";
    private static final String ONE = BASE + "/{account}";
    private static final Pattern CURSOR = Pattern.compile("[^\\s\\p{C}\\p{Z}]+");

    private final CurrentRequester currentRequester;
    private final ListOperators listOperators;
    private final ReadOperator readOperator;
    private final SuspendOperator suspendOperator;
    private final ReinstateOperator reinstateOperator;
    private final AuthorizationPolicies policies;
    private final Clock clock;
    private final OperatorMapper mapper = Mappers.getMapper(OperatorMapper.class);

    OperatorController(
            CurrentRequester currentRequester,
            ListOperators listOperators,
            ReadOperator readOperator,
            SuspendOperator suspendOperator,
            ReinstateOperator reinstateOperator,
            AuthorizationPolicies policies,
            Clock clock) {
        this.currentRequester = currentRequester;
        this.listOperators = listOperators;
        this.readOperator = readOperator;
        this.suspendOperator = suspendOperator;
        this.reinstateOperator = reinstateOperator;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping(BASE)
    @Operation(
            operationId = "listOperators",
            summary = "Page through operators",
            description =
                    "O2: an institution's administrator sees the institution's; the province and auditors see all.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OperatorPageResponse.class)))
    ResponseEntity<?> list(
            @RequestParam(name = "cursor", required = false) @Size(min = 1, max = 128) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        // The database knows no NUL, and no account's name holds a blank or a control character.
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            return Problems.invalid(List.of(new FieldProblem("cursor", "is none that this service gave")));
        }
        var after = cursor == null ? null : new Account(cursor);
        var page = listOperators.handle(currentRequester.requester(), after, limit);
        var next = page.next();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new OperatorPageResponse(
                        page.operators().stream().map(this::response).toList(), next == null ? null : next.value()));
    }

    @GetMapping(ONE)
    @Operation(operationId = "readOperator", summary = "Read an operator")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> read(@PathVariable("account") @Size(min = 1, max = 128) String account) {
        return readOperator
                .handle(currentRequester.requester(), new Account(account))
                .<ResponseEntity<?>>map(this::ok)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping(ONE + "/suspension")
    @Operation(
            operationId = "suspendOperator",
            summary = "Suspend an account",
            description =
                    "O2, O11: by the administrator in charge, never by oneself; refused from the next decision on.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> suspend(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid SuspensionRequest request) {
        return answer(suspendOperator.handle(new SuspendOperatorCommand(
                new Account(account),
                EntityVersion.expected(ifMatch),
                request.reason(),
                currentRequester.requester())));
    }

    @PostMapping(ONE + "/reinstatement")
    @Operation(
            operationId = "reinstateOperator",
            summary = "Reinstate an account",
            description = "O2: by the administrator in charge, never by oneself.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> reinstate(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(reinstateOperator.handle(new ReinstateOperatorCommand(
                new Account(account), EntityVersion.expected(ifMatch), currentRequester.requester())));
    }

    private ResponseEntity<?> answer(OperatorChange change) {
        return switch (change) {
            case OperatorChange.Changed changed -> ok(changed.stored());
            case OperatorChange.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case OperatorChange.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case OperatorChange.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case OperatorChange.NotYours refused ->
                Problems.of(AuthorizationProblem.O2, List.of(Reasons.of(refused.rule())));
        };
    }

    private ResponseEntity<?> ok(StoredOperator stored) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(response(stored));
    }

    private OperatorResponse response(StoredOperator stored) {
        var facts = stored.facts();
        var grade = Grade.of(facts.points(), policies.at(clock.instant()));
        return switch (stored.operator()) {
            case ActiveOperator _ -> mapper.toResponse(facts, OperatorResponse.OperatorState.ACTIVE, grade, null);
            case SuspendedOperator suspended ->
                mapper.toResponse(facts, OperatorResponse.OperatorState.SUSPENDED, grade, suspended.suspension());
        };
    }
}
