package cn.zhengxin.authorization.loan.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.loan.application.BindLoan;
import cn.zhengxin.authorization.loan.application.ReadLoan;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanReference;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
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
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The loan an authorization is for (A11). */
@RestController
@Tag(name = "Authorizations")
class LoanController {

    static final String LOAN = "/api/v1/authorizations/{id}/loan";

    private final CurrentRequester currentRequester;
    private final BindLoan bindLoan;
    private final ReadLoan readLoan;

    LoanController(CurrentRequester currentRequester, BindLoan bindLoan, ReadLoan readLoan) {
        this.currentRequester = currentRequester;
        this.bindLoan = bindLoan;
        this.readLoan = readLoan;
    }

    @PostMapping(LOAN)
    @Operation(
            operationId = "bindLoan",
            summary = "Name the loan an authorization is for",
            description =
                    "A11: once, and for good. From then on the end of the loan closes the authorization. Q5: a loan is one subject's; another subject's authorization is not bound to it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LoanResponse.class)))
    ResponseEntity<?> bind(@PathVariable("id") UUID id, @RequestBody @Valid BindLoanRequest request) {
        var outcome = bindLoan.handle(new AuthorizationId(id), request.loanReference(), currentRequester.requester());
        return switch (outcome) {
            case BindLoan.Outcome.Bound bound -> answer(id, bound.loan());
            case BindLoan.Outcome.Unknown _ -> Problems.of(EdgeProblem.NOT_FOUND);
            case BindLoan.Outcome.NotInThisState _ -> Problems.of(AuthorizationProblem.STATE_DOES_NOT_ALLOW);
            case BindLoan.Outcome.LoanOfAnother _ -> Problems.of(AuthorizationProblem.LOAN_OF_ANOTHER);
            case BindLoan.Outcome.MalformedReference _ ->
                Problems.invalid(List.of(new FieldProblem("loanReference", "has " + LoanReference.FORM)));
        };
    }

    @GetMapping(LOAN)
    @Operation(
            operationId = "readLoan",
            summary = "What is known of the loan an authorization is for",
            description = "A11. Opening it is on record as opening the file (A14).")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LoanResponse.class)))
    ResponseEntity<?> read(@PathVariable("id") UUID id) {
        return readLoan.handle(new AuthorizationId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(loan -> answer(id, loan))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    private static ResponseEntity<?> answer(UUID id, Loan loan) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(LoanResponse.of(id, loan));
    }
}
