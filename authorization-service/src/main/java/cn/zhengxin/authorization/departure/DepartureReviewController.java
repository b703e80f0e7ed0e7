package cn.zhengxin.authorization.departure;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews after departures, for compliance officers and auditors. */
@RestController
@Tag(name = "Departure reviews")
class DepartureReviewController {

    private static final String BASE = "/api/v1/departure-reviews";

    private final CurrentRequester currentRequester;
    private final ReadDepartureReviews read;
    private final CloseDepartureReview close;
    private final Clock clock;

    DepartureReviewController(
            CurrentRequester currentRequester, ReadDepartureReviews read, CloseDepartureReview close, Clock clock) {
        this.currentRequester = currentRequester;
        this.read = read;
        this.close = close;
        this.clock = clock;
    }

    /** What was found. */
    record ClosureRequest(@NotNull DepartureReview.Finding finding) {}

    @GetMapping(BASE)
    @Operation(
            operationId = "listDepartureReviews",
            summary = "Page through departure reviews",
            description = "O7: of one's own institution, oldest first; auditors see all.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DepartureReviewResponse.Page.class)))
    ResponseEntity<?> list(
            @RequestParam(name = "open", defaultValue = "false") boolean open,
            @RequestParam(name = "cursor", required = false) @Nullable UUID cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var found = read.page(currentRequester.requester(), open, cursor, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().review().facts().id().toString() : null;
        var now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new DepartureReviewResponse.Page(
                        shown.stream()
                                .map(stored -> DepartureReviewResponse.of(stored.review(), now))
                                .toList(),
                        next));
    }

    @GetMapping(BASE + "/{id}")
    @Operation(operationId = "readDepartureReview", summary = "Read a departure review")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DepartureReviewResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        return read.one(currentRequester.requester(), id)
                .<ResponseEntity<?>>map(this::answer)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @SecondPerson
    @PostMapping(BASE + "/{id}/closure")
    @Operation(
            operationId = "closeDepartureReview",
            summary = "Close a departure review with a finding",
            description = "O7: within the hours, by another person than the one who left or moved.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DepartureReviewResponse.class)))
    ResponseEntity<?> close(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ClosureRequest request) {
        var closing = close.handle(new CloseDepartureReview.Command(
                id, EntityVersion.expected(ifMatch), request.finding(), currentRequester.requester()));
        return switch (closing) {
            case CloseDepartureReview.Closing.Done done -> answer(done.review());
            case CloseDepartureReview.Closing.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case CloseDepartureReview.Closing.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case CloseDepartureReview.Closing.NotOpen _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case CloseDepartureReview.Closing.NotByThem refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    private ResponseEntity<DepartureReviewResponse> answer(StoredDepartureReview stored) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(DepartureReviewResponse.of(stored.review(), clock.instant()));
    }
}
