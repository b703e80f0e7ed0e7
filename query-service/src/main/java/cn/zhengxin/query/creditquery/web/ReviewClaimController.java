package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.creditquery.application.ClaimReview;
import cn.zhengxin.query.creditquery.application.ClaimReviewCommand;
import cn.zhengxin.query.creditquery.application.ClaimReviewCommand.Word;
import cn.zhengxin.query.inquiry.CreditQueryId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Q4: who is at reviewing a query. A decision needs no claim, as long as nobody else has one. */
@RestController
@RequestMapping("/api/v1/credit-queries/{id}/claim")
@Tag(name = "credit-query-reviews")
class ReviewClaimController {

    private final ClaimReview claim;
    private final QueryCallers callers;
    private final CreditQueryAnswers answers;

    ReviewClaimController(ClaimReview claim, QueryCallers callers, CreditQueryAnswers answers) {
        this.claim = claim;
        this.callers = callers;
        this.answers = answers;
    }

    @PostMapping
    @Operation(
            summary = "Take a query up for review, so that no other reviewer does meanwhile",
            description =
                    "The claim ends by itself after the policy's minutes. Whoever holds it may ask for the whole time anew.",
            operationId = "claimReview")
    @ApiResponse(
            responseCode = "200",
            description = "The query is the caller's to review until the time named",
            content = @Content(schema = @Schema(implementation = ReviewClaimResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Not the caller's to decide",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Another reviewer is at it until heldUntil, or it is decided",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> take(
            @PathVariable UUID id, Caller caller, @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(id, Word.TAKE, caller, terminal);
    }

    @DeleteMapping
    @Operation(
            summary = "Give a query back before the claim's time is over",
            description = "Answered alike when nobody holds it.",
            operationId = "giveReviewBack")
    @ApiResponse(responseCode = "204", description = "Nobody holds it")
    @ApiResponse(
            responseCode = "409",
            description = "Another reviewer is at it until heldUntil, or it is decided",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> giveBack(
            @PathVariable UUID id, Caller caller, @Parameter(hidden = true) Optional<Terminal> terminal) {
        return change(id, Word.GIVE_BACK, caller, terminal);
    }

    private ResponseEntity<?> change(UUID id, Word word, Caller caller, Optional<Terminal> terminal) {
        return callers.secondPerson(caller, terminal)
                .<ResponseEntity<?>>map(secondPerson -> answers.claimed(claim.handle(new ClaimReviewCommand(
                        new CreditQueryId(id), secondPerson.employee(), secondPerson.capacities(), word))))
                .orElseGet(() -> Problems.of(EdgeProblem.ACCESS_DENIED));
    }
}
