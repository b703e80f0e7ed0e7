package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that rules decide a use of a consent by.
 *
 * @param ask what is asked for, and when, under which policy and calendar
 * @param subjectAge the subject's at the moment, as the identity document has it (A5); null where nobody can tell any more
 * @param loan what is known of the loan the authorization is for (A11)
 * @param chain what stands between the authorization and the original consent (A7)
 */
public record UseInQuestion(
        CustomerAuthorization authorization,
        UseAsk ask,
        @Nullable AgeGroup subjectAge,
        LoanFacts loan,
        ChainFacts chain) {

    AuthorizationContent content() {
        return authorization.facts().content();
    }

    IntendedUse use() {
        return ask.use();
    }

    Instant moment() {
        return ask.moment();
    }
}
