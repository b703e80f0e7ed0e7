package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that rules decide a use by.
 *
 * @param subjectAge the subject's at the moment, as the identity document has it (A5); null where nobody can tell any more
 * @param taken uses of the authorization that other queries hold or have spent (A13)
 * @param loan what is known of the loan the authorization is for (A11)
 * @param chain what stands between the authorization and the original consent (A7)
 * @param moment when it is decided, by the server's clock (A12)
 */
public record UseInQuestion(
        CustomerAuthorization authorization,
        IntendedUse use,
        @Nullable AgeGroup subjectAge,
        long taken,
        LoanFacts loan,
        ChainFacts chain,
        Instant moment) {

    public UseInQuestion {
        if (taken < 0) {
            throw new IllegalArgumentException("Fewer than no uses are taken");
        }
    }

    AuthorizationContent content() {
        return authorization.facts().content();
    }
}
