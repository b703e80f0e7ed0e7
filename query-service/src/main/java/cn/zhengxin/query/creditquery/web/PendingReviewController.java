package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.creditquery.application.FindPendingReviews;
import cn.zhengxin.query.creditquery.application.PendingReviews;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Q4: what waits for the caller as the second person. */
@RestController
@RequestMapping("/api/v1/credit-query-reviews")
@Tag(name = "credit-query-reviews", description = "The queue of the second person (Q4).")
class PendingReviewController {

    private final FindPendingReviews find;
    private final QueryCallers callers;
    private final CreditQueryMapper mapper;

    PendingReviewController(FindPendingReviews find, QueryCallers callers, CreditQueryMapper mapper) {
        this.find = find;
        this.callers = callers;
        this.mapper = mapper;
    }

    @GetMapping
    @Operation(
            summary = "Queries that wait for the caller as the second person, oldest first",
            description =
                    "Reviewers see what asks for a reviewer, compliance what asks for compliance; nobody their own.",
            operationId = "listPendingReviews")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = PendingReviewPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) @Nullable Purpose purpose,
            @Parameter(description = "Those the caller is at, or those that nobody is at")
                    @RequestParam(required = false)
                    PendingReviews.@Nullable Claimed claim,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return callers.secondPerson(caller, terminal)
                .<ResponseEntity<?>>map(secondPerson -> {
                    var filter = new PendingReviews.Filter(
                            secondPerson.employee(), secondPerson.capacities(), purpose, claim);
                    List<FindPendingReviews.Entry> found =
                            find.handle(filter, cursor == null ? null : new CreditQueryId(cursor), limit + 1);
                    var shown = found.subList(0, Math.min(limit, found.size()));
                    UUID next = found.size() > limit
                            ? shown.getLast().waiting().query().id().value()
                            : null;
                    return ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(new PendingReviewPageResponse(
                                    shown.stream().map(this::response).toList(), next));
                })
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }

    private PendingReviewResponse response(FindPendingReviews.Entry entry) {
        var query = entry.waiting().query();
        var particulars = query.particulars();
        return new PendingReviewResponse(
                query.id().value(),
                query.outcome().reviewBy(),
                mapper.reasons(query.outcome().reasons()),
                query.outcome().policyVersion(),
                particulars.reportType(),
                particulars.purpose(),
                particulars.authorization().value(),
                particulars.businessReference().value(),
                new PendingReviewResponse.MaskedSubjectResponse(entry.maskedName()),
                particulars.requester().account(),
                particulars.submittedAt(),
                entry.waiting().claim().map(mapper::claim).orElse(null));
    }
}
