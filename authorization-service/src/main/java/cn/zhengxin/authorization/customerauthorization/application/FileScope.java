package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import org.jspecify.annotations.Nullable;

/**
 * Which of an institution's files somebody sees without asking (A14): the union of what the members name.
 *
 * @param all every file of the institution: compliance officers
 * @param enteredBy the files this account entered: whoever handles them
 * @param branch the files entered in this branch: its head; null for others
 * @param verifier what waits for verification, and what this account verified or rejected: reviewers; null for others
 */
public record FileScope(
        String institution,
        boolean all,
        String enteredBy,
        @Nullable String branch,
        @Nullable String verifier) {

    boolean covers(CustomerAuthorization authorization) {
        var facts = authorization.facts();
        return institution.equals(facts.content().institution().code())
                && (all
                        || enteredBy.equals(facts.enteredBy().account())
                        || (branch != null && branch.equals(facts.enteredBy().branch()))
                        || (verifier != null && isForVerifier(authorization, verifier)));
    }

    private static boolean isForVerifier(CustomerAuthorization authorization, String verifier) {
        return switch (authorization) {
            case Signed _ -> true;
            case Active active -> active.verification().by().account().equals(verifier);
            case Rejected rejected -> rejected.verification().by().account().equals(verifier);
            case Draft _ -> false;
            // Ended files are the archive's: a reviewer asks for access like everybody else.
            case Withdrawn _ -> false;
            case Closed _ -> false;
        };
    }
}
