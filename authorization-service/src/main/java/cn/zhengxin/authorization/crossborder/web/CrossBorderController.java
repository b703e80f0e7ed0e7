package cn.zhengxin.authorization.crossborder.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.crossborder.application.ConsentChange;
import cn.zhengxin.authorization.crossborder.application.DecideTransfer;
import cn.zhengxin.authorization.crossborder.application.DecideTransferCommand;
import cn.zhengxin.authorization.crossborder.application.ReadCrossBorderConsents;
import cn.zhengxin.authorization.crossborder.application.RecordCrossBorderConsent;
import cn.zhengxin.authorization.crossborder.application.StoredConsent;
import cn.zhengxin.authorization.crossborder.application.VerifyCrossBorderConsent;
import cn.zhengxin.authorization.crossborder.application.WithdrawCrossBorderConsent;
import cn.zhengxin.authorization.crossborder.model.ConsentWords;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsentId;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.authorization.problem.Reasons;
import cn.zhengxin.authorization.problem.Refusals;
import cn.zhengxin.authorization.secondperson.SecondPerson;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Cross-border consents and decisions on transfers (A8). */
@RestController
@Tag(name = "Cross-border")
class CrossBorderController {

    private static final String CONSENTS = "/api/v1/authorizations/{id}/cross-border-consents";
    private static final String ONE = CONSENTS + "/{consentId}";

    private final CurrentRequester currentRequester;
    private final RecordCrossBorderConsent recordConsent;
    private final ReadCrossBorderConsents readConsents;
    private final VerifyCrossBorderConsent verifyConsent;
    private final WithdrawCrossBorderConsent withdrawConsent;
    private final DecideTransfer decideTransfer;

    CrossBorderController(
            CurrentRequester currentRequester,
            RecordCrossBorderConsent recordConsent,
            ReadCrossBorderConsents readConsents,
            VerifyCrossBorderConsent verifyConsent,
            WithdrawCrossBorderConsent withdrawConsent,
            DecideTransfer decideTransfer) {
        this.currentRequester = currentRequester;
        this.recordConsent = recordConsent;
        this.readConsents = readConsents;
        this.verifyConsent = verifyConsent;
        this.withdrawConsent = withdrawConsent;
        this.decideTransfer = decideTransfer;
    }

    @PostMapping(CONSENTS)
    @Operation(
            operationId = "recordCrossBorderConsent",
            summary = "Record the subject's separate consent to a transfer out of the country",
            description = "A8: every missing or malformed element is reported in one answer, by field."
                    + " The document is handed in before, as evidence of kind CROSS_BORDER_CONSENT.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CrossBorderConsentResponse.class)))
    ResponseEntity<?> create(@PathVariable("id") UUID id, @RequestBody RecordConsentRequest request) {
        var requester = currentRequester.requester();
        return switch (recordConsent.handle(new AuthorizationId(id), request.toStatement(), requester)) {
            case RecordCrossBorderConsent.Outcome.Recorded recorded ->
                ResponseEntity.status(201)
                        .eTag(EntityVersion.tag(recorded.stored().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(CrossBorderConsentResponse.of(
                                recorded.stored(), Optional.of(recorded.words()), requester));
            case RecordCrossBorderConsent.Outcome.Incomplete incomplete ->
                Refusals.of(
                        AuthorizationProblem.A8,
                        List.of(incomplete.rule()),
                        incomplete.faults().stream()
                                .map(fault -> new FieldProblem(fault.field(), fault.message()))
                                .toList());
            case RecordCrossBorderConsent.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case RecordCrossBorderConsent.Outcome.NotInThisState _ ->
                Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case RecordCrossBorderConsent.Outcome.DocumentTaken _ -> Problems.of(AuthorizationProblem.ALREADY_RECORDED);
        };
    }

    @GetMapping(CONSENTS)
    @Operation(
            operationId = "listCrossBorderConsents",
            summary = "The cross-border consents under an authorization",
            description = "For whoever may open the authorization's file, its subject included; on record first (A14).")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CrossBorderConsentListResponse.class)))
    ResponseEntity<?> list(@PathVariable("id") UUID id) {
        var requester = currentRequester.requester();
        return readConsents
                .handle(new AuthorizationId(id), requester)
                .<ResponseEntity<?>>map(lines -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new CrossBorderConsentListResponse(lines.stream()
                                .map(line -> CrossBorderConsentResponse.of(line.stored(), line.words(), requester))
                                .toList())))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @SecondPerson
    @PostMapping(ONE + "/verification")
    @Operation(
            operationId = "verifyCrossBorderConsent",
            summary = "Verify or reject a cross-border consent as compliance officer",
            description = "A8, O1: not by whoever recorded it or handed in its document. Before, it allows nothing.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CrossBorderConsentResponse.class)))
    ResponseEntity<?> verify(
            @PathVariable("id") UUID id,
            @PathVariable("consentId") UUID consentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid ConsentVerificationRequest request) {
        return answer(verifyConsent.handle(
                new AuthorizationId(id),
                new CrossBorderConsentId(consentId),
                EntityVersion.expected(ifMatch),
                request.decision(),
                currentRequester.requester()));
    }

    @PostMapping(ONE + "/withdrawal")
    @Operation(
            operationId = "withdrawCrossBorderConsent",
            summary = "Withdraw a cross-border consent",
            description = "A8, A10: by the subject, or by an officer of the institution for the subject;"
                    + " no reason is asked for. The next transfer is refused, the authorization stays.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CrossBorderConsentResponse.class)))
    ResponseEntity<?> withdraw(
            @PathVariable("id") UUID id,
            @PathVariable("consentId") UUID consentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(withdrawConsent.handle(
                new AuthorizationId(id),
                new CrossBorderConsentId(consentId),
                EntityVersion.expected(ifMatch),
                currentRequester.requester()));
    }

    @PostMapping("/api/v1/authorizations/{id}/cross-border-decisions")
    @Operation(
            operationId = "decideTransfer",
            summary = "Ask what may leave the country for a recipient",
            description = "A8: an answer for each field and every refusal at once; a refusal is a 200, and on record."
                    + " What is not on the table of fields does not leave.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TransferDecisionResponse.class)))
    ResponseEntity<?> decide(@PathVariable("id") UUID id, @RequestBody @Valid TransferRequest request) {
        var recipient = request.recipient();
        return decideTransfer
                .handle(new DecideTransferCommand(
                        new AuthorizationId(id),
                        recipient.name(),
                        recipient.kind(),
                        recipient.country(),
                        request.fields(),
                        currentRequester.requester()))
                .<ResponseEntity<?>>map(decided -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(TransferDecisionResponse.of(decided)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    private ResponseEntity<?> answer(ConsentChange change) {
        return switch (change) {
            case ConsentChange.Changed changed -> shown(changed.stored(), changed.words());
            case ConsentChange.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case ConsentChange.Outdated _ -> Problems.of(EdgeProblem.STALE_VERSION);
            case ConsentChange.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case ConsentChange.NotIndependent refused ->
                Problems.of(AuthorizationProblem.O1, List.of(Reasons.of(refused.rule())));
        };
    }

    private ResponseEntity<?> shown(StoredConsent stored, Optional<ConsentWords> words) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(stored.version()))
                .cacheControl(CacheControl.noStore())
                .body(CrossBorderConsentResponse.of(stored, words, currentRequester.requester()));
    }
}
