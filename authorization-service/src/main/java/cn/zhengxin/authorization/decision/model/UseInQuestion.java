package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import java.time.Instant;

/**
 * All that rules decide a use by.
 *
 * @param taken uses of the authorization that other queries hold or have spent (A13)
 * @param loan what is known of the loan the authorization is for (A11)
 * @param chain what stands between the authorization and the original consent (A7)
 * @param moment when it is decided, by the server's clock (A12)
 */
public record UseInQuestion(
        CustomerAuthorization authorization,
        IntendedUse use,
        long taken,
        LoanFacts loan,
        ChainFacts chain,
        Instant moment) {

    public UseInQuestion {
        if (taken < 0) {
            throw new IllegalArgumentException("Fewer than no uses are taken");
        }
    }

    /** Under an authorization that no partner uses. */
    public UseInQuestion(
            CustomerAuthorization authorization, IntendedUse use, long taken, LoanFacts loan, Instant moment) {
        this(authorization, use, taken, loan, ChainFacts.NONE, moment);
    }

    AuthorizationContent content() {
        return authorization.facts().content();
    }
}
