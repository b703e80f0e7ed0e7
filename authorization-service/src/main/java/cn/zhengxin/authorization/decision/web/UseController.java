package cn.zhengxin.authorization.decision.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.decision.application.ConfirmUse;
import cn.zhengxin.authorization.decision.application.ReleaseUse;
import cn.zhengxin.authorization.decision.application.ReserveUse;
import cn.zhengxin.authorization.decision.application.ReserveUseCommand;
import cn.zhengxin.authorization.decision.application.Settlement;
import cn.zhengxin.authorization.decision.application.Turns;
import cn.zhengxin.authorization.decision.application.UseCommand;
import cn.zhengxin.authorization.decision.model.UseId;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mapstruct.factory.Mappers;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Uses of authorizations, for services of the platform only. */
@RestController
@Tag(name = "Uses (internal)")
class UseController {

    private static final String ONE = "/internal/v1/authorizations/{id}/uses/{useId}";

    private final CurrentRequester currentRequester;
    private final Turns turns;
    private final ReserveUse reserveUse;
    private final ConfirmUse confirmUse;
    private final ReleaseUse releaseUse;
    private final IntendedUseMapper intendedUseMapper = Mappers.getMapper(IntendedUseMapper.class);

    UseController(
            CurrentRequester currentRequester,
            Turns turns,
            ReserveUse reserveUse,
            ConfirmUse confirmUse,
            ReleaseUse releaseUse) {
        this.currentRequester = currentRequester;
        this.turns = turns;
        this.reserveUse = reserveUse;
        this.confirmUse = confirmUse;
        this.releaseUse = releaseUse;
    }

    @PutMapping(ONE)
    @Operation(
            operationId = "reserveUse",
            summary = "Reserve one use",
            description =
                    "Q1, A10, A11, A12, A13. Idempotent by the use's id; a refusal is an answer with all failing rules. Q10: says with either who of the operators the subject is.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UseDecisionResponse.class)))
    ResponseEntity<?> reserve(
            @PathVariable("id") UUID id,
            @PathVariable("useId") UUID useId,
            @RequestBody @Valid ReserveUseRequest request) {
        var command = new ReserveUseCommand(
                new AuthorizationId(id),
                new UseId(useId),
                intendedUseMapper.toIntendedUse(request),
                request.subjectNameReference(),
                currentRequester.requester());
        return inTurn(id, () -> reserveUse.handle(command), outcome -> switch (outcome) {
            case ReserveUse.Outcome.Decided decided ->
                ok(UseDecisionResponse.of(UseDecisionResponse.UseOutcome.RESERVED, decided.decision(), decided.tie()));
            case ReserveUse.Outcome.UseIdTaken _ -> Problems.of(AuthorizationProblem.USE_ID_TAKEN);
        });
    }

    @PostMapping(ONE + "/confirmation")
    @Operation(
            operationId = "confirmUse",
            summary = "Decide again right before the bureau is asked",
            description = "A10, A12: withdrawn, closed or expired since the reservation?")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UseDecisionResponse.class)))
    ResponseEntity<?> confirm(@PathVariable("id") UUID id, @PathVariable("useId") UUID useId) {
        var command = command(id, useId);
        return inTurn(
                id,
                () -> confirmUse.handle(command),
                decision -> ok(UseDecisionResponse.of(UseDecisionResponse.UseOutcome.CONFIRMED, decision)));
    }

    @PostMapping(ONE + "/release")
    @Operation(operationId = "releaseUse", summary = "The bureau was not asked: the use is free again")
    @ApiResponse(responseCode = "204")
    ResponseEntity<?> release(@PathVariable("id") UUID id, @PathVariable("useId") UUID useId) {
        var command = command(id, useId);
        return inTurn(id, () -> releaseUse.handle(command), UseController::answer);
    }

    /** N3: whoever does not get a turn in time is told to come again, and comes again with the same use id. */
    private <T> ResponseEntity<?> inTurn(UUID id, Supplier<T> work, Function<T, ResponseEntity<?>> answer) {
        return turns.inTurn(new AuthorizationId(id), work)
                .<ResponseEntity<?>>map(answer)
                .orElseGet(() -> Problems.of(AuthorizationProblem.AUTHORIZATION_BUSY));
    }

    private UseCommand command(UUID id, UUID useId) {
        return new UseCommand(new AuthorizationId(id), new UseId(useId), currentRequester.requester());
    }

    private static ResponseEntity<?> ok(UseDecisionResponse body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<?> answer(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done _ ->
                ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
            case Settlement.Unknown _ -> Problems.of(AuthorizationProblem.USE_NOT_FOUND);
            case Settlement.SettledOtherwise _ -> Problems.of(AuthorizationProblem.USE_SETTLED_OTHERWISE);
        };
    }
}
