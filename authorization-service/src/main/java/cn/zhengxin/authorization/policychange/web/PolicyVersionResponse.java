package cn.zhengxin.authorization.policychange.web;

import cn.zhengxin.authorization.policychange.model.PolicyVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of the policy, without what it says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyVersionResponse(
        int version,
        PolicyState state,
        Instant effectiveFrom,
        String proposedBy,
        @Nullable String decidedBy) {

    static PolicyVersionResponse of(PolicyVersion version, int inForce, Instant now) {
        var decidedBy = switch (version) {
            case PolicyVersion.Proposed _ -> null;
            case PolicyVersion.Approved approved -> approved.approvedBy();
            case PolicyVersion.TurnedDown turnedDown -> turnedDown.rejectedBy();
        };
        return new PolicyVersionResponse(
                version.number(),
                PolicyState.of(version, inForce, now),
                version.effectiveFrom(),
                version.proposedBy(),
                decidedBy);
    }
}
