package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.secondperson.Person;
import java.time.Instant;
import java.util.List;

/** What happened to a version of the masking policy. Commits together with the change it tells of (N5); the reason in words stays out. */
public sealed interface PolicyEvent {

    PolicyVersion version();

    Person by();

    Instant at();

    /**
     * A person of the head institution proposed a version.
     *
     * @param lines how many it has
     * @param roles whose lines differ from the version it is based on
     */
    record MaskingPolicyProposed(PolicyVersion.Proposed version, Person by, Instant at, int lines, List<String> roles)
            implements PolicyEvent {
        public MaskingPolicyProposed {
            roles = List.copyOf(roles);
        }
    }

    /** Somebody saw what the version would change, on delivered or on own samples. Nothing of a sample is told. */
    record MaskingPolicyTried(PolicyVersion version, Person by, Instant at, TrialSummary summary)
            implements PolicyEvent {}

    record MaskingPolicyApproved(PolicyVersion.Approved version, Person by, Instant at) implements PolicyEvent {}

    record MaskingPolicyRejected(PolicyVersion.TurnedDown version, Person by, Instant at) implements PolicyEvent {}

    /** The proposer took it back. */
    record MaskingPolicyWithdrawn(PolicyVersion.Withdrawn version, Person by, Instant at) implements PolicyEvent {}

    /** Somebody tried to decide on their own proposal. */
    record MaskingPolicyDecisionRefused(PolicyVersion.Proposed version, Person by, Instant at) implements PolicyEvent {}
}
