package cn.zhengxin.authorization.loan.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.loan.application.ConfirmLoan;
import cn.zhengxin.authorization.loan.application.Loans;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanReference;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Loans by the number that the core system gave them (Q5, Q6). */
@RestController
@Tag(name = "Loans")
class LoanLookUpController {

    static final String CONFIRMATION = "/api/v1/loans/{loanReference}/customer-confirmation";

    private static final LookedUpLoanResponse UNKNOWN =
            new LookedUpLoanResponse(false, false, false, null, false, null, null);

    private final CurrentRequester currentRequester;
    private final ConfirmLoan confirmLoan;
    private final Loans loans;

    LoanLookUpController(CurrentRequester currentRequester, ConfirmLoan confirmLoan, Loans loans) {
        this.currentRequester = currentRequester;
        this.confirmLoan = confirmLoan;
        this.loans = loans;
    }

    @PostMapping(CONFIRMATION)
    @Operation(
            operationId = "confirmLoan",
            summary = "Record that the customer has confirmed a loan",
            description =
                    "Q6: a loan without movement is looked after again from then on. Of the caller's institution.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ConfirmedLoanResponse.class)))
    ResponseEntity<?> confirm(
            @PathVariable("loanReference") @Size(min = 1, max = 64) String loanReference,
            @RequestBody @Valid ConfirmLoanRequest request) {
        var requester = currentRequester.requester();
        var institution = requester.party().institution();
        var reference = institution == null
                ? Optional.<LoanReference>empty()
                : LoanReference.tryParse(institution, loanReference);
        if (reference.isEmpty()) {
            return Problems.of(EdgeProblem.NOT_FOUND);
        }
        return switch (confirmLoan.handle(reference.get(), request.channel(), requester)) {
            case ConfirmLoan.Outcome.Confirmed confirmed ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(ConfirmedLoanResponse.of(confirmed.loan()));
            case ConfirmLoan.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case ConfirmLoan.Outcome.Ended _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
        };
    }

    @GetMapping("/internal/v1/authorizations/{id}/loans/{loanReference}")
    @Operation(
            operationId = "lookUpLoan",
            summary = "What is known of a loan that is looked after",
            description = "Q5, Q6: for services of the platform only; read each time it is asked.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LookedUpLoanResponse.class)))
    ResponseEntity<?> lookUp(
            @PathVariable("id") UUID id,
            @PathVariable("loanReference") @Size(min = 1, max = 64) String loanReference,
            @RequestParam("institution") @Size(min = 1, max = 32) String institution) {
        var known = LoanReference.tryParse(institution, loanReference)
                .flatMap(loans::find)
                .map(loan -> found(new AuthorizationId(id), loan))
                .orElse(UNKNOWN);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(known);
    }

    private LookedUpLoanResponse found(AuthorizationId authorization, Loan loan) {
        var boundElsewhere = loans.ofAuthorization(authorization)
                .filter(bound -> !bound.reference().equals(loan.reference()))
                .isPresent();
        var ofAnother = boundElsewhere || loans.isAnothers(loan.reference(), authorization);
        var facts = loan.facts();
        return new LookedUpLoanResponse(
                true,
                ofAnother,
                facts.hasEnded(),
                facts.assetClass(),
                facts.dormant(),
                loan.lastMovementAt(),
                loan.confirmedAt());
    }
}
