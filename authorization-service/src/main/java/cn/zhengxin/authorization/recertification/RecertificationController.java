package cn.zhengxin.authorization.recertification;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ReferencePatterns;
import cn.zhengxin.authorization.operator.web.OperatorAnswers;
import cn.zhengxin.authorization.operator.web.OperatorResponse;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quarterly recertification, for administrators and auditors (O8). */
@RestController
@Tag(name = "Recertification")
class RecertificationController {

    private static final String BASE = "/api/v1/recertifications";
    private static final int CAMPAIGNS_SHOWN = 40;

    private final CurrentRequester currentRequester;
    private final Recertifications recertifications;
    private final OpenRecertification open;
    private final AnswerRecertification answer;
    private final OperatorAnswers answers;

    RecertificationController(
            CurrentRequester currentRequester,
            Recertifications recertifications,
            OpenRecertification open,
            AnswerRecertification answer,
            OperatorAnswers answers) {
        this.currentRequester = currentRequester;
        this.recertifications = recertifications;
        this.open = open;
        this.answer = answer;
        this.answers = answers;
    }

    /** Whether the account is still needed. */
    record AnswerRequest(@NotNull RecertificationItem.Answer answer) {}

    @PostMapping(BASE)
    @Operation(
            operationId = "openRecertification",
            summary = "Open the campaign of this quarter",
            description = "O8: by a province administrator, where the quarter's start has not opened it yet.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = RecertificationResponse.class)))
    ResponseEntity<?> open() {
        var requester = currentRequester.requester();
        return open.handle(requester.actor(), requester.origin())
                .<ResponseEntity<?>>map(campaign -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(RecertificationResponse.of(campaign)))
                .orElseGet(() -> Problems.of(AuthorizationProblem.ALREADY_RECORDED));
    }

    @GetMapping(BASE)
    @Operation(operationId = "listRecertifications", summary = "List campaigns, latest first")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RecertificationResponse.Campaigns.class)))
    ResponseEntity<?> list() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RecertificationResponse.Campaigns(recertifications.all(CAMPAIGNS_SHOWN).stream()
                        .map(RecertificationResponse::of)
                        .toList()));
    }

    @GetMapping(BASE + "/{id}/items")
    @Operation(
            operationId = "listRecertificationItems",
            summary = "Page through a campaign's accounts",
            description =
                    "O2, O8: an institution's administrator sees those it answers; the province and auditors all.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RecertificationResponse.Page.class)))
    ResponseEntity<?> items(
            @PathVariable("id") UUID id,
            @RequestParam(name = "cursor", required = false)
                    @Size(max = 128) @Pattern(regexp = ReferencePatterns.ACCOUNT, message = "is none that this service gave") @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        if (recertifications.find(id).isEmpty()) {
            return Problems.of(EdgeProblem.NOT_FOUND);
        }
        var after = cursor == null ? null : new Account(cursor);
        var found = recertifications.items(id, institution(currentRequester.requester()), after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().account().value() : null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RecertificationResponse.Page(
                        shown.stream().map(RecertificationResponse.Item::of).toList(), next));
    }

    private static @Nullable String institution(Requester requester) {
        var seesAll = requester.has(Role.AUDITOR) || requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE);
        return seesAll ? null : requester.party().institution();
    }

    @SecondPerson
    @PostMapping(BASE + "/{id}/items/{account}/answer")
    @Operation(
            operationId = "answerRecertification",
            summary = "Confirm or remove an account as its manager",
            description = "O8: never one's own; an account to remove is suspended at once.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> answer(
            @PathVariable("id") UUID id,
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestBody @Valid AnswerRequest request) {
        return answers.of(answer.handle(new AnswerRecertification.Command(
                id, new Account(account), request.answer(), currentRequester.requester())));
    }
}
