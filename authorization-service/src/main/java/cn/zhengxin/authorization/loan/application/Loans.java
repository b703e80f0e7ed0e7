package cn.zhengxin.authorization.loan.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where loans, and which authorizations are for them, are kept. */
public interface Loans {

    /** What is known of the loan; empty when nobody has told of it. */
    Optional<Loan> find(LoanReference reference);

    /** What is known of the loan; nobody else changes it or binds to it before the caller's transaction ends. */
    Loan findForChange(LoanReference reference);

    void keep(Loan loan);

    /** The loan an authorization is for; empty before one is named. */
    Optional<Loan> ofAuthorization(AuthorizationId authorization);

    List<AuthorizationId> boundTo(LoanReference reference);

    /**
     * Q5: whether the loan is looked after under an authorization of somebody else: of another subject than this authorization's,
     * or of another institution. A guarantor's (A6) stands beside the borrower's. An authorization that nobody knows is of nobody.
     */
    boolean isAnothers(LoanReference reference, AuthorizationId authorization);

    /** False when the authorization is bound already; nothing changed then. */
    boolean bind(AuthorizationId authorization, LoanReference reference, Party by, Instant at);

    /** The institution's authorization with this number. */
    Optional<AuthorizationId> numbered(String institution, String authorizationNumber);
}
