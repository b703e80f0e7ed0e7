package cn.zhengxin.authorization.decision.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.decision.application.ConsumeUses;
import cn.zhengxin.authorization.decision.application.ConsumeUses.Spent;
import cn.zhengxin.authorization.decision.application.Settlement;
import cn.zhengxin.authorization.decision.model.UseId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What was spent of uses, for services of the platform only. No turn is waited for: nobody waits at an authorization. */
@RestController
@Tag(name = "Uses (internal)")
class UseConsumptionController {

    private final CurrentRequester currentRequester;
    private final ConsumeUses consumeUses;

    UseConsumptionController(CurrentRequester currentRequester, ConsumeUses consumeUses) {
        this.currentRequester = currentRequester;
        this.consumeUses = consumeUses;
    }

    /** Uses under which the bureau was asked. */
    record ConsumeUsesRequest(@NotEmpty @Size(max = 128) List<@Valid @NotNull SpentUse> uses) {}

    /** A use, and what it is a use of. */
    record SpentUse(@NotNull UUID authorizationId, @NotNull UUID useId) {}

    /** What became of each, in the order they were named. */
    record UseConsumptionsResponse(List<UseConsumption> uses) {}

    /** What became of one. */
    record UseConsumption(UUID useId, ConsumptionOutcome outcome) {}

    /** Whether a use is spent. */
    enum ConsumptionOutcome {
        CONSUMED,
        /** No such use is held under the authorization. */
        NOT_FOUND,
        /** It was given back before. */
        SETTLED_OTHERWISE
    }

    @PostMapping("/internal/v1/use-consumptions")
    @Operation(
            operationId = "consumeUses",
            summary = "The bureau was asked: the uses are spent",
            description = "A13: each by itself. Repeating does no harm.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = UseConsumptionsResponse.class)))
    ResponseEntity<UseConsumptionsResponse> consume(@RequestBody @Valid ConsumeUsesRequest request) {
        var spent = request.uses().stream()
                .map(use -> new Spent(new AuthorizationId(use.authorizationId()), new UseId(use.useId())))
                .toList();
        var consumptions = consumeUses.handle(spent, currentRequester.requester()).entrySet().stream()
                .map(settled -> new UseConsumption(settled.getKey().use().value(), outcomeOf(settled.getValue())))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new UseConsumptionsResponse(consumptions));
    }

    private static ConsumptionOutcome outcomeOf(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done _ -> ConsumptionOutcome.CONSUMED;
            case Settlement.Unknown _ -> ConsumptionOutcome.NOT_FOUND;
            case Settlement.SettledOtherwise _ -> ConsumptionOutcome.SETTLED_OTHERWISE;
        };
    }
}
