package cn.zhengxin.authorization.authorizationbatch.web;

import cn.zhengxin.authorization.authorizationbatch.application.EnterAuthorizationBatch;
import cn.zhengxin.authorization.authorizationbatch.application.EnterAuthorizationBatchCommand;
import cn.zhengxin.authorization.authorizationbatch.application.ReadAuthorizationBatch;
import cn.zhengxin.authorization.authorizationbatch.model.BatchId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Authorizations of many subjects in one call (A9). */
@RestController
@Tag(name = "Authorization batches")
class AuthorizationBatchController {

    private static final String BASE = "/api/v1/authorization-batches";

    private final CurrentRequester currentRequester;
    private final EnterAuthorizationBatch enterAuthorizationBatch;
    private final ReadAuthorizationBatch readAuthorizationBatch;

    AuthorizationBatchController(
            CurrentRequester currentRequester,
            EnterAuthorizationBatch enterAuthorizationBatch,
            ReadAuthorizationBatch readAuthorizationBatch) {
        this.currentRequester = currentRequester;
        this.enterAuthorizationBatch = enterAuthorizationBatch;
        this.readAuthorizationBatch = readAuthorizationBatch;
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "createAuthorizationBatch",
            summary = "Enter authorizations of many subjects",
            description =
                    "A9: every subject with a consent of its own. All rows or none; every fault of every row in one answer, as rows[n].field.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AuthorizationBatchResponse.class)))
    ResponseEntity<?> create(@RequestBody CreateAuthorizationBatchRequest request) {
        var command = new EnterAuthorizationBatchCommand(request.toStated(), currentRequester.requester());
        return switch (enterAuthorizationBatch.handle(command)) {
            case EnterAuthorizationBatch.Outcome.Entered entered -> {
                var body = AuthorizationBatchResponse.of(entered.batch());
                yield ResponseEntity.created(URI.create(BASE + "/" + body.id()))
                        .cacheControl(CacheControl.noStore())
                        .body(body);
            }
            case EnterAuthorizationBatch.Outcome.Refused refused -> {
                var sharesOrLacks = refused.faults().stream().anyMatch(fault -> fault.rule() == RuleCode.A9);
                yield Refusals.of(
                        sharesOrLacks ? AuthorizationProblem.A9 : AuthorizationProblem.A1,
                        refused.rules(),
                        refused.faults().stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
            }
            case EnterAuthorizationBatch.Outcome.ForeignInstitution _ ->
                Problems.of(AuthorizationProblem.FOREIGN_INSTITUTION);
        };
    }

    @GetMapping(BASE + "/{id}")
    @Operation(
            operationId = "readAuthorizationBatch",
            summary = "See where each row of a batch stands",
            description = "A14: handlers see their own batches. The access is on record before the answer is given.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorizationBatchResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        return readAuthorizationBatch
                .handle(new BatchId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(AuthorizationBatchResponse.of(found)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }
}
