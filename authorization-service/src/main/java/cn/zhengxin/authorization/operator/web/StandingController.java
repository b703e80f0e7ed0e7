package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.TellStanding;
import cn.zhengxin.authorization.operator.model.Account;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How operators stand, for services of the platform only. */
@RestController
@Tag(name = "Standing (internal)")
class StandingController {

    private final TellStanding tellStanding;
    private final OperatorMapper mapper = Mappers.getMapper(OperatorMapper.class);

    StandingController(TellStanding tellStanding) {
        this.tellStanding = tellStanding;
    }

    @GetMapping("/internal/v1/operators/{account}/standing")
    @Operation(
            operationId = "tellStanding",
            summary = "How an operator stands",
            description = "Q2, O10, O11: read from the register each time it is asked.")
    ResponseEntity<StandingResponse> standing(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestParam(name = "terminal", required = false) @Size(max = 64) @Nullable String terminal) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(mapper.toResponse(tellStanding.handle(new Account(account), terminal)));
    }
}
