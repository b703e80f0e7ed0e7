package cn.zhengxin.dispute.deadline;

import java.time.Instant;

/** Versions of the policy on deadlines. */
public interface DeadlinePolicies {

    DeadlinePolicy effectiveAt(Instant moment);

    DeadlinePolicy version(int version);
}
