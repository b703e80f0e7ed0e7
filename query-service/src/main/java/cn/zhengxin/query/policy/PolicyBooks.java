package cn.zhengxin.query.policy;

import java.time.Instant;

/** Where the versions of the policy data are kept. */
public interface PolicyBooks {

    /** The approved version in force at that moment. */
    PolicyBook inForceAt(Instant moment);
}
