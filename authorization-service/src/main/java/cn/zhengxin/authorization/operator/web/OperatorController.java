package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.operator.application.ApproveRoles;
import cn.zhengxin.authorization.operator.application.ApproveRolesCommand;
import cn.zhengxin.authorization.operator.application.ChangeRoles;
import cn.zhengxin.authorization.operator.application.ChangeRolesCommand;
import cn.zhengxin.authorization.operator.application.ListOperators;
import cn.zhengxin.authorization.operator.application.ReadOperator;
import cn.zhengxin.authorization.operator.application.ReinstateOperator;
import cn.zhengxin.authorization.operator.application.ReinstateOperatorCommand;
import cn.zhengxin.authorization.operator.application.SuspendOperator;
import cn.zhengxin.authorization.operator.application.SuspendOperatorCommand;
import cn.zhengxin.authorization.operator.application.UnlockOperator;
import cn.zhengxin.authorization.operator.application.UnlockOperatorCommand;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.problem.EntityVersion;
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
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.regex.Pattern;
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
    private final UnlockOperator unlockOperator;
    private final ChangeRoles changeRoles;
    private final ApproveRoles approveRoles;
    private final OperatorAnswers answers;

    OperatorController(
            CurrentRequester currentRequester,
            ListOperators listOperators,
            ReadOperator readOperator,
            SuspendOperator suspendOperator,
            ReinstateOperator reinstateOperator,
            UnlockOperator unlockOperator,
            ChangeRoles changeRoles,
            ApproveRoles approveRoles,
            OperatorAnswers answers) {
        this.currentRequester = currentRequester;
        this.listOperators = listOperators;
        this.readOperator = readOperator;
        this.suspendOperator = suspendOperator;
        this.reinstateOperator = reinstateOperator;
        this.unlockOperator = unlockOperator;
        this.changeRoles = changeRoles;
        this.approveRoles = approveRoles;
        this.answers = answers;
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
                        page.operators().stream().map(answers::response).toList(), next == null ? null : next.value()));
    }

    @GetMapping(ONE)
    @Operation(operationId = "readOperator", summary = "Read an operator")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> read(@PathVariable("account") @Size(min = 1, max = 128) String account) {
        return readOperator
                .handle(currentRequester.requester(), new Account(account))
                .<ResponseEntity<?>>map(answers::ok)
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
        // O6: only the points themselves lead to grade C.
        if (request.reason() == SuspensionReason.SECURITY_POINTS) {
            return Problems.invalid(List.of(new FieldProblem("reason", "is given by the rule alone")));
        }
        return answers.of(suspendOperator.handle(new SuspendOperatorCommand(
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
        return answers.of(reinstateOperator.handle(new ReinstateOperatorCommand(
                new Account(account), EntityVersion.expected(ifMatch), currentRequester.requester())));
    }

    @PostMapping(ONE + "/unlocking")
    @Operation(
            operationId = "unlockOperator",
            summary = "Unlock an account that nobody used for too long",
            description = "O7: by the administrator in charge, with a reason; never by oneself.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> unlock(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid UnlockRequest request) {
        return answers.of(unlockOperator.handle(new UnlockOperatorCommand(
                new Account(account),
                EntityVersion.expected(ifMatch),
                request.reason(),
                currentRequester.requester())));
    }

    @PostMapping(ONE + "/roles")
    @Operation(
            operationId = "changeRoles",
            summary = "Change an account's roles",
            description = "O1, O2: fewer roles hold at once; with a role more the change waits for a second person. "
                    + "Roles on both sides of a control are refused.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> changeRoles(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid RolesRequest request) {
        return answers.of(changeRoles.handle(new ChangeRolesCommand(
                new Account(account),
                EntityVersion.expected(ifMatch),
                RoleWords.roles(request.roles()),
                currentRequester.requester())));
    }

    @SecondPerson
    @PostMapping(ONE + "/roles/approval")
    @Operation(
            operationId = "approveRoles",
            summary = "Approve proposed roles as the second person",
            description = "O1: by the institution's department head or compliance officer; neither who proposed them "
                    + "nor who gets them.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> approveRoles(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answers.of(approveRoles.handle(new ApproveRolesCommand(
                new Account(account), EntityVersion.expected(ifMatch), currentRequester.requester())));
    }
}
