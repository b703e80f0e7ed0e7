package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.masking.policychange.model.PolicyVersion;
import java.time.Instant;

/** States as answers spell them; which approved version is in force is a matter of the moment. */
enum PolicyState {
    PROPOSED,
    REJECTED,
    WITHDRAWN,
    APPROVED,
    IN_FORCE,
    SUPERSEDED;

    static PolicyState of(PolicyVersion version, int inForce, Instant now) {
        return switch (version) {
            case PolicyVersion.Proposed proposed -> PROPOSED;
            case PolicyVersion.TurnedDown turnedDown -> REJECTED;
            case PolicyVersion.Withdrawn withdrawn -> WITHDRAWN;
            case PolicyVersion.Approved approved -> {
                if (approved.number() == inForce) {
                    yield IN_FORCE;
                }
                yield approved.effectiveFrom().isAfter(now) ? APPROVED : SUPERSEDED;
            }
        };
    }
}
