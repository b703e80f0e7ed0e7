package cn.zhengxin.authorization.decision.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.decision.application.ExamineUse;
import cn.zhengxin.authorization.decision.application.ExamineUseCommand;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.mapstruct.factory.Mappers;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Looks at uses before they are asked for, for services of the platform only. No turn is waited for: nothing is locked. */
@RestController
@Tag(name = "Uses (internal)")
class UseExaminationController {

    private final ExamineUse examineUse;
    private final IntendedUseMapper intendedUseMapper = Mappers.getMapper(IntendedUseMapper.class);

    UseExaminationController(ExamineUse examineUse) {
        this.examineUse = examineUse;
    }

    @PostMapping("/internal/v1/authorizations/{id}/use-examinations")
    @Operation(
            operationId = "examineUse",
            summary = "What a reservation would be answered now",
            description = "Q1, A10, A11, A12, A13. Decides as a reservation does, holds nothing and promises nothing.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UseDecisionResponse.class)))
    ResponseEntity<UseDecisionResponse> examine(
            @PathVariable("id") UUID id, @RequestBody @Valid ReserveUseRequest request) {
        var examined = examineUse.handle(new ExamineUseCommand(
                new AuthorizationId(id), intendedUseMapper.toIntendedUse(request), request.subjectNameReference()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(UseDecisionResponse.of(
                        UseDecisionResponse.UseOutcome.GRANTABLE, examined.decision(), examined.tie()));
    }
}
