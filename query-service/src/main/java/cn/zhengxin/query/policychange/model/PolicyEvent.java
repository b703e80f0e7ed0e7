package cn.zhengxin.query.policychange.model;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import java.util.List;

/** What happened to a version of the policy. Commits together with the change it tells of (N5); the reason in words stays out. */
public sealed interface PolicyEvent {

    PolicyVersion version();

    Performer.Employee by();

    Instant at();

    /** The version that decides at this moment. */
    int inForce();

    /**
     * A person of the head institution proposed a version.
     *
     * @param rules ids of those that differ from the version it is based on
     */
    record GatePolicyProposed(
            PolicyVersion.Proposed version, Performer.Employee by, Instant at, int inForce, List<String> rules)
            implements PolicyEvent {
        public GatePolicyProposed {
            rules = List.copyOf(rules);
        }
    }

    record GatePolicyApproved(PolicyVersion.Approved version, Performer.Employee by, Instant at, int inForce)
            implements PolicyEvent {}

    record GatePolicyRejected(PolicyVersion.TurnedDown version, Performer.Employee by, Instant at, int inForce)
            implements PolicyEvent {}

    /** Somebody tried to decide on their own proposal. */
    record GatePolicyDecisionRefused(PolicyVersion.Proposed version, Performer.Employee by, Instant at, int inForce)
            implements PolicyEvent {}
}
