package cn.zhengxin.query.policy;

import java.time.Instant;

/** Where the versions of the policy data are kept. */
public interface PolicyBooks {

    /** The approved version in force at that moment. */
    PolicyBook inForceAt(Instant moment);

    /** The same version as an institution has it: its own figures in the place of the general ones. */
    PolicyBook inForceAt(Instant moment, String institution);
}
