package cn.zhengxin.authorization.noticerecipient;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.decision.model.UseId;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For query-service alone: whom to tell of queries (Q13). */
@RestController
@Tag(name = "Uses (internal)")
class NoticeRecipientController {

    private static final String QUERY_SERVICE = "query-service";

    private final CurrentRequester currentRequester;
    private final UseNoticeRecipients useNoticeRecipients;

    NoticeRecipientController(CurrentRequester currentRequester, UseNoticeRecipients useNoticeRecipients) {
        this.currentRequester = currentRequester;
        this.useNoticeRecipients = useNoticeRecipients;
    }

    /** Queries whose subjects are to be told. */
    record NoticeRecipientsRequest(@NotEmpty @Size(max = 64) List<@Valid @NotNull QueriedUse> uses) {}

    /** The use that was taken for one query, and what it is a use of. */
    record QueriedUse(
            @NotNull UUID authorizationId, @NotNull UUID useId) {}

    /** In the order they were named, without uses that were never taken under the authorization, or were given back. */
    record NoticeRecipientsResponse(List<NoticeRecipientResponse> recipients) {}

    /** For the moment of telling; kept nowhere. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeRecipientResponse(
            UUID useId,

            @Schema(description = "The full name of the institution that queried")
            String institutionName,

            @Schema(description = "Absent where none is on record") @Nullable String phone) {

        @Override
        public String toString() {
            return "NoticeRecipientResponse[***]";
        }
    }

    @PostMapping("/internal/v1/notice-recipients")
    @Operation(
            operationId = "useNoticeRecipients",
            summary = "Whom to tell of queries, for query-service alone",
            description = "Q13: each is on record before the answer.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = NoticeRecipientsResponse.class)))
    ResponseEntity<?> use(@RequestBody @Valid NoticeRecipientsRequest request) {
        var requester = currentRequester.requester();
        // Every service reaches the internal addresses; this one is for the one that tells.
        if (!requester.party().account().equals(QUERY_SERVICE)) {
            return Problems.of(EdgeProblem.ACCESS_DENIED);
        }
        var queries = request.uses().stream()
                .map(use -> new UseNoticeRecipients.Queried(
                        new AuthorizationId(use.authorizationId()), new UseId(use.useId())))
                .toList();
        var recipients = useNoticeRecipients.handle(queries, requester).entrySet().stream()
                .map(found -> responseOf(found.getKey(), found.getValue()))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new NoticeRecipientsResponse(recipients));
    }

    private static NoticeRecipientResponse responseOf(UseId use, NoticeRecipient recipient) {
        var phone = recipient.phone();
        return new NoticeRecipientResponse(
                use.value(), recipient.institutionName(), phone == null ? null : phone.reveal());
    }
}
