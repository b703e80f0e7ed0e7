package cn.zhengxin.authorization.securitypoints;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ReferencePatterns;
import cn.zhengxin.authorization.operator.web.OperatorAnswers;
import cn.zhengxin.authorization.operator.web.OperatorResponse;
import cn.zhengxin.authorization.policy.Violation;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Deductions, for compliance officers (O6). */
@RestController
@Tag(name = "Security points")
class SecurityPointsController {

    private final CurrentRequester currentRequester;
    private final DeductPoints deductPoints;
    private final OperatorAnswers answers;

    SecurityPointsController(CurrentRequester currentRequester, DeductPoints deductPoints, OperatorAnswers answers) {
        this.currentRequester = currentRequester;
        this.deductPoints = deductPoints;
        this.answers = answers;
    }

    /** What was found, and where the finding is on record. */
    record DeductionRequest(
            @NotNull Violation violation,

            @NotNull @Size(max = 64) @Pattern(regexp = ReferencePatterns.REFERENCE, message = "names no finding") String findingReference) {}

    @SecondPerson
    @PostMapping("/api/v1/operators/{account}/deductions")
    @Operation(
            operationId = "deductPoints",
            summary = "Deduct security points for a confirmed finding",
            description =
                    "O6: by a compliance officer of the institution, never against oneself; a finding counts once. "
                            + "At grade C the account is suspended at once.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> deduct(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid DeductionRequest request) {
        return answers.of(deductPoints.handle(new DeductPointsCommand(
                new Account(account),
                EntityVersion.expected(ifMatch),
                request.violation(),
                request.findingReference(),
                currentRequester.requester())));
    }
}
