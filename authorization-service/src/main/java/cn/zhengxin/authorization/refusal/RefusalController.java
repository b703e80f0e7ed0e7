package cn.zhengxin.authorization.refusal;

import cn.zhengxin.authorization.caller.CurrentRequester;
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
import java.time.Clock;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The notice, and refusals to authorize (A17). */
@RestController
@Tag(name = "Refusals to authorize")
class RefusalController {

    private final CurrentRequester currentRequester;
    private final RecordRefusal recordRefusal;
    private final RefusalNotices notices;
    private final Clock clock;

    RefusalController(
            CurrentRequester currentRequester, RecordRefusal recordRefusal, RefusalNotices notices, Clock clock) {
        this.currentRequester = currentRequester;
        this.recordRefusal = recordRefusal;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/api/v1/refusal-notices/current")
    @Operation(
            operationId = "readRefusalNotice",
            summary = "What to tell a subject who refuses",
            description = "A17: the consequence, the alternatives and where to complain, in neutral words.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RefusalNoticeResponse.class)))
    ResponseEntity<?> current() {
        return notices.at(clock.instant())
                .<ResponseEntity<?>>map(notice ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(RefusalNoticeResponse.of(notice)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping("/api/v1/authorization-refusals")
    @Operation(
            operationId = "recordAuthorizationRefusal",
            summary = "Record that the subject refused",
            description =
                    "A17: with the notice that was shown and the alternatives that were offered. Nothing reads it.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RefusalResponse.class)))
    ResponseEntity<?> recordRefusal(@RequestBody RecordRefusalRequest request) {
        return switch (recordRefusal.handle(request.toStatement(), currentRequester.requester())) {
            case RecordRefusal.Outcome.Recorded recorded -> {
                var refusal = recorded.refusal();
                yield ResponseEntity.status(201)
                        .cacheControl(CacheControl.noStore())
                        .body(new RefusalResponse(
                                refusal.id(),
                                refusal.purpose(),
                                refusal.product(),
                                refusal.noticeVersion(),
                                refusal.alternatives(),
                                refusal.recordedAt()));
            }
            case RecordRefusal.Outcome.Incomplete incomplete ->
                Refusals.of(
                        AuthorizationProblem.A17,
                        List.of(incomplete.rule()),
                        incomplete.faults().stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
        };
    }
}
