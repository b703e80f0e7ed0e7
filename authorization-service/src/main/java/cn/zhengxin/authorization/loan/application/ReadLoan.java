package cn.zhengxin.authorization.loan.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.ReadAuthorization;
import cn.zhengxin.authorization.loan.model.Loan;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the loan an authorization is for. Seen by whoever may open the file, and on record as opening it (A14). */
@Service
public class ReadLoan {

    private final Loans loans;
    private final ReadAuthorization readAuthorization;

    public ReadLoan(Loans loans, ReadAuthorization readAuthorization) {
        this.loans = loans;
        this.readAuthorization = readAuthorization;
    }

    /** Empty when unknown, not this requester's to see, or for no loan yet. */
    @Transactional
    public Optional<Loan> handle(AuthorizationId id, Requester requester) {
        return readAuthorization.handle(id, requester).flatMap(file -> loans.ofAuthorization(id));
    }
}
