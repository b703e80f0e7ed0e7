package cn.zhengxin.suspendedaccounts;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What the register refuses.
 *
 * @param accounts that may not act at all
 * @param tokens accounts that lost a right, with the time of issue up to which their tokens are refused, in the issuer's seconds;
 *     {@link Instant#MAX} refuses all of them
 */
record Refusals(Set<String> accounts, Map<String, Instant> tokens) {

    Refusals {
        accounts = Set.copyOf(accounts);
        tokens = Map.copyOf(tokens);
    }
}
