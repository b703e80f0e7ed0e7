package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.policy.RuleEntry;
import java.time.LocalDate;
import java.util.List;

/** The answer to whoever wants to use an authorization. */
public sealed interface UseDecision {

    int policyVersion();

    /** The use is held; where it was only examined, it would be. */
    record Granted(AuthorizationNumber number, int policyVersion, LocalDate endDate) implements UseDecision {}

    /** Every rule that refused, with its basis and what would cure it. */
    record NotGranted(int policyVersion, List<RuleEntry> reasons) implements UseDecision {
        public NotGranted {
            reasons = List.copyOf(reasons);
        }
    }
}
