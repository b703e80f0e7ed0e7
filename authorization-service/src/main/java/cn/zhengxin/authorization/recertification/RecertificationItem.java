package cn.zhengxin.authorization.recertification;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AdministratorTier;
import java.time.Instant;

/** One account in a campaign, and whose answer it needs (O8). */
sealed interface RecertificationItem {

    Account account();

    String institution();

    /** The tier of the administrators in charge: the institution's own, or the province for administrators. */
    AdministratorTier manager();

    /** What a manager says about an account. */
    enum Answer {
        CONFIRM,
        REMOVE
    }

    record Unanswered(Account account, String institution, AdministratorTier manager) implements RecertificationItem {

        Answered answer(Answer answer, Party by, Instant at) {
            return new Answered(account, institution, manager, answer, by, at);
        }
    }

    record Answered(Account account, String institution, AdministratorTier manager, Answer answer, Party by, Instant at)
            implements RecertificationItem {}
}
