package cn.zhengxin.masking.masking.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.masking.MaskingProblem;
import cn.zhengxin.masking.masking.application.MaskReport;
import cn.zhengxin.masking.masking.application.MaskReportCommand;
import cn.zhengxin.masking.masking.application.MaskingOutcome;
import cn.zhengxin.masking.masking.model.Viewer;
import cn.zhengxin.masking.masking.model.Viewing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.MDC;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/maskings")
class MaskingController {

    private final MaskReport maskReport;

    MaskingController(MaskReport maskReport) {
        this.maskReport = maskReport;
    }

    @Operation(
            operationId = "maskReport",
            summary = "Mask a report for one viewer, purpose and channel",
            description = "For services of the platform. The answer is not kept: repeating a key masks again.")
    @ApiResponse(
            responseCode = "200",
            description = "What the viewer may see",
            content = @Content(schema = @Schema(implementation = MaskingResponse.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> mask(Caller caller, @Valid @RequestBody MaskingRequest request) {
        MaskingOutcome outcome = maskReport.handle(command(caller, request));
        return switch (outcome) {
            case MaskingOutcome.Masked masked ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(MaskingResponse.of(masked));
            case MaskingOutcome.NoPolicyInForce _ -> Problems.of(MaskingProblem.NO_MASKING_POLICY_IN_FORCE);
        };
    }

    private static MaskReportCommand command(Caller caller, MaskingRequest request) {
        MaskingRequest.SubjectRequest subject = request.subject();
        return new MaskReportCommand(
                request.report().of(request.reportType()),
                subject == null ? null : subject.reference(),
                subject == null || subject.names() == null ? Set.of() : new HashSet<>(subject.names()),
                new Viewing(
                        new Viewer(
                                request.viewer().account(),
                                new HashSet<>(request.viewer().roles()),
                                request.viewer().institution()),
                        request.purpose(),
                        request.channel()),
                request.creditQueryId(),
                caller.account().value(),
                MDC.get("traceId"));
    }
}
