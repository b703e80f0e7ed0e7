package cn.zhengxin.authorization.noticerecipient;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.decision.model.UseId;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For query-service alone: whom to tell of a query (Q13). */
@RestController
@Tag(name = "Uses (internal)")
class NoticeRecipientController {

    private static final String QUERY_SERVICE = "query-service";

    private final CurrentRequester currentRequester;
    private final UseNoticeRecipient useNoticeRecipient;

    NoticeRecipientController(CurrentRequester currentRequester, UseNoticeRecipient useNoticeRecipient) {
        this.currentRequester = currentRequester;
        this.useNoticeRecipient = useNoticeRecipient;
    }

    /** For the moment of telling; kept nowhere. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeRecipientResponse(
            @Schema(description = "The full name of the institution that queried")
            String institutionName,

            @Schema(description = "Absent where none is on record") @Nullable String phone) {

        @Override
        public String toString() {
            return "NoticeRecipientResponse[***]";
        }
    }

    @GetMapping("/internal/v1/authorizations/{id}/uses/{useId}/notice-recipient")
    @Operation(
            operationId = "useNoticeRecipient",
            summary = "Whom to tell of a query, for query-service alone",
            description = "Q13: each use is on record before the answer.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = NoticeRecipientResponse.class)))
    ResponseEntity<?> use(@PathVariable("id") UUID id, @PathVariable("useId") UUID useId) {
        var requester = currentRequester.requester();
        // Every service reaches the internal addresses; this one is for the one that tells.
        if (!requester.party().account().equals(QUERY_SERVICE)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        return useNoticeRecipient
                .handle(new AuthorizationId(id), new UseId(useId), requester)
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new NoticeRecipientResponse(
                                found.institutionName(),
                                found.phone() == null ? null : found.phone().reveal())))
                .orElseGet(() -> Problems.of(AuthorizationProblem.USE_NOT_FOUND));
    }
}
