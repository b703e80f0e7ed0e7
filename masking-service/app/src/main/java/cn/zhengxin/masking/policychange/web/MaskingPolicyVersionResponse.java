package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.masking.policychange.model.PolicyVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the masking policy, without what it says.
 *
 * @param effectiveFrom absent while it is to begin with an approval that it does not have
 * @param basedOn absent, like the proposal's time, for versions that came with a release
 * @param reason for the head institution's people only
 * @param decidedBy who approved or rejected it; who withdrew it is who proposed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MaskingPolicyVersionResponse(
        int version,
        PolicyState state,
        @Nullable Instant effectiveFrom,
        @Nullable Integer basedOn,
        @Nullable String reason,
        String proposedBy,
        @Nullable Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    static MaskingPolicyVersionResponse of(PolicyVersion version, int inForce, Instant now, boolean forHead) {
        var origin = version.origin();
        return new MaskingPolicyVersionResponse(
                version.number(),
                PolicyState.of(version, inForce, now),
                version.effectiveFrom(),
                origin.basedOn(),
                forHead ? origin.reason() : null,
                origin.account(),
                origin.at(),
                switch (version) {
                    case PolicyVersion.Proposed proposed -> null;
                    case PolicyVersion.Approved approved -> approved.approvedBy();
                    case PolicyVersion.TurnedDown turnedDown -> turnedDown.rejectedBy();
                    case PolicyVersion.Withdrawn withdrawn -> null;
                },
                switch (version) {
                    case PolicyVersion.Proposed proposed -> null;
                    case PolicyVersion.Approved approved -> approved.approvedAt();
                    case PolicyVersion.TurnedDown turnedDown -> turnedDown.rejectedAt();
                    case PolicyVersion.Withdrawn withdrawn -> withdrawn.withdrawnAt();
                });
    }

    @Override
    public String toString() {
        return "MaskingPolicyVersionResponse[version=" + version + ", state=" + state + "]";
    }
}
