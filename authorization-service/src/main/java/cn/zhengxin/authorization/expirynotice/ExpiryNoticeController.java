package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of telling subjects that an authorization ends, for their institution (A12). */
@RestController
@Tag(name = "Expiry notices")
class ExpiryNoticeController {

    static final String BASE = "/api/v1/expiry-notices";

    private final CurrentRequester currentRequester;
    private final ExpiryNotices notices;

    ExpiryNoticeController(CurrentRequester currentRequester, ExpiryNotices notices) {
        this.currentRequester = currentRequester;
        this.notices = notices;
    }

    @GetMapping(BASE)
    @Operation(
            operationId = "listExpiryNotices",
            summary = "Page through notices of large credits' authorizations that end",
            description =
                    "A12: of one's own institution. NO_ADDRESS and FAILED are those whom the institution has to tell itself.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExpiryNoticeResponse.Page.class)))
    ResponseEntity<?> list(
            @RequestParam(name = "state", required = false) NoticeState.@Nullable Name state,
            @RequestParam(name = "cursor", required = false) @Nullable UUID cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var institution = Optional.ofNullable(
                        currentRequester.requester().party().institution())
                .orElseThrow();
        var found = notices.page(institution, state, cursor == null ? null : new AuthorizationId(cursor), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().authorization().toString() : null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ExpiryNoticeResponse.Page(
                        shown.stream().map(ExpiryNoticeResponse::of).toList(), next));
    }
}
