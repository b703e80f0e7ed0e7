package cn.zhengxin.authorization.alertfreeze;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which alert holds which account. Whoever asks has the account's own row locked. */
interface AlertFreezes {

    /** What became of an alert. */
    enum Outcome {
        /** Not so, and nothing else held the account when it was closed. */
        RELEASED,
        /** Not so, but another alert held the account. */
        NOT_CONFIRMED,
        CONFIRMED
    }

    /** Whether the suspension that began then was given, or is held, by an alert. */
    boolean isHeldSince(Account account, Instant suspendedAt);

    /**
     * The alert holds the account until it is closed.
     *
     * @param suspendedAt when the suspension began that it holds; null where the account stands suspended for another reason
     */
    void hold(UUID alert, Account account, @Nullable Instant suspendedAt);

    /** Nothing happens when the alert held nothing. */
    void end(UUID alert, Outcome outcome, Instant at);

    /**
     * Whether the suspension that began then was for alerts alone, and all of them turned out not to be so: none is open, none was
     * confirmed since, and the last one that was closed released the account. Closings come in any order.
     */
    boolean isOver(Account account, Instant suspendedAt);
}
