package cn.zhengxin.masking.policy;

import java.time.Instant;
import java.util.Optional;

/** The versions of the masking policy. */
public interface MaskingPolicies {

    /** The newest version that is in force then; without one nothing may be shown. */
    Optional<MaskingPolicy> inForceAt(Instant time);
}
